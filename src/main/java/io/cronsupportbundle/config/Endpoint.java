package io.cronsupportbundle.config;

import io.cronsupportbundle.bundle.Problem;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The one destination of a run, parsed once from `SUPPORT_BUNDLE_ENDPOINT`, so that nothing later has to guess what a URL means.
///
/// No form ever prints a query string: that of a presigned URL is a credential.
public sealed interface Endpoint {

    /// What the environment adds to the setting.
    ///
    /// @param region for addresses that name none (`AWS_REGION`); `us-east-1` when empty
    /// @param plainHttpAllowed whether `http:` may be used beyond this machine
    record Rules(String region, boolean plainHttpAllowed) {
        public static final Rules DEFAULT = new Rules("", false);

        public Rules {
            region = region.isBlank() ? "us-east-1" : region.strip();
        }
    }

    /// How a bucket appears in the address.
    enum Style {
        /// `https://host/bucket/key`
        PATH,
        /// `https://bucket.host/key`
        VIRTUAL_HOSTED
    }

    /// A bucket of S3, or of anything that speaks its language, with a prefix for all keys.
    ///
    /// @param service scheme, host and port without the bucket: `https://s3.eu-central-1.amazonaws.com`
    /// @param prefix without slashes at its ends; may be empty
    record S3(URI service, String region, String bucket, String prefix, Style style) implements Endpoint {

        /// The key of an object below the prefix.
        public String key(String relative) {
            return prefix.isEmpty() ? relative : prefix + "/" + relative;
        }

        /// The host that is connected to.
        public String host() {
            return style == Style.PATH ? service.getHost() : bucket + "." + service.getHost();
        }

        @Override
        public String describe() {
            String port = service.getPort() < 0 ? "" : ":" + service.getPort();
            String root = service.getScheme() + "://" + host() + port + (style == Style.PATH ? "/" + bucket : "");
            return prefix.isEmpty() ? root : root + "/" + prefix;
        }
    }

    /// A URL that permits one PUT of one object until it expires. It is used as it is.
    record Presigned(URI url) implements Endpoint {

        @Override
        public String describe() {
            return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
        }

        /// The signature is a credential, so the URL is not shown whole here either.
        @Override
        public String toString() {
            return "Presigned[" + describe() + "]";
        }
    }

    /// A directory: a mounted volume from which somebody else fetches bundles.
    record Directory(Path path) implements Endpoint {

        @Override
        public String describe() {
            return path.toUri().toString();
        }
    }

    /// For logs, plans and receipts: where it goes, without anything secret.
    String describe();

    /// Reads the setting.
    ///
    /// @param problems where the one problem goes when the result is empty
    static Optional<Endpoint> parse(String setting, Rules rules, List<Problem> problems) {
        try {
            return Optional.of(new EndpointParser(rules).parse(setting));
        } catch (EndpointParser.Refusal refusal) {
            problems.add(refusal.problem());
            return Optional.empty();
        }
    }
}
