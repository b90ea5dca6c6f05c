# One image, one binary, no shell.
#
# BUILD_IMAGE needs GraalVM 25 with native-image, Maven, gcc and zlib's headers; GRAALVM_HOME must be set in it.
# RUNTIME_IMAGE may stay empty: what the binary links to is copied beside it.
ARG BUILD_IMAGE=graalvm-maven:25
ARG RUNTIME_IMAGE=scratch

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
RUN mvn -B -ntp -Pnative -Dquick -Dmaven.test.skip=true package
# The dynamic linker, the C library and zlib, at the paths where the binary looks for them; certificates; a place to work.
RUN set -eu; root=/rootfs; libraries=$(ldd target/cron-support-bundle | grep -o '/[^ ]*'); \
    mkdir -p "$root/etc/ssl/certs" "$root/work" "$root/tmp"; \
    cp target/cron-support-bundle "$root/cron-support-bundle"; cp target/sbom.cdx.json "$root/sbom.cdx.json"; \
    for library in $libraries; do mkdir -p "$root$(dirname "$library")"; cp -L "$library" "$root$library"; done; \
    if [ -f /etc/ssl/certs/ca-certificates.crt ]; then cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"; fi; \
    chmod 0775 "$root/work"; chmod 1777 "$root/tmp"; chown -R 65532:0 "$root/work"

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="cron-support-bundle" \
      org.opencontainers.image.description="Collects, redacts, analyzes and delivers support bundles of Kubernetes clusters" \
      org.opencontainers.image.licenses="Apache-2.0" \
      io.cronsupportbundle.sbom="/sbom.cdx.json"
COPY --from=build /rootfs/ /
# A number, because the kubelet cannot tell from a name that it is not root.
USER 65532:0
ENV HOME=/tmp
ENTRYPOINT ["/cron-support-bundle"]
CMD ["collect"]
