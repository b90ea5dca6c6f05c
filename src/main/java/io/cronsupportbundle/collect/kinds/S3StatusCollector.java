package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.S3StatusCollector.Spec;
import io.cronsupportbundle.outbound.HttpAnswer;
import io.cronsupportbundle.outbound.HttpCall;
import io.cronsupportbundle.outbound.TrustedRoots;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `s3Status`: whether a bucket can be reached with the credentials that the specification holds.
@Singleton
final class S3StatusCollector implements Collector<Spec> {

    /// What a specification says.
    record Spec(String collectorName, String bucket, String region, String endpoint, String accessKey, String secretKey, boolean pathStyle,
            boolean insecure) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("s3Status", "s3Status", "asks whether a bucket can be reached");
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(fields.text("collectorName", ""), fields.text("bucketName", ""), fields.text("region", ""), fields.text("endpoint", ""),
                fields.text("accessKeyID", ""), fields.text("secretAccessKey", ""), fields.bool("usePathStyle", false),
                fields.bool("insecure", false));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("s3Status", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of("HEAD bucket " + spec.bucket, path(spec).value()));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        String error = "";
        try {
            HttpAnswer answer = run.http().send(call(spec, run));
            if (!answer.success()) {
                error = "HeadBucket: the store answered " + answer.status();
            }
        } catch (IOException e) {
            error = String.valueOf(e.getMessage());
        }
        try (JsonEntry entry = run.sink().json(path(spec), JsonStyle.COMPACT)) {
            entry.startObject();
            entry.member("bucketName", spec.bucket);
            for (Map.Entry<String, String> said : List.of(Map.entry("endpoint", spec.endpoint), Map.entry("region", spec.region))) {
                if (!said.getValue().isEmpty()) {
                    entry.member(said.getKey(), said.getValue());
                }
            }
            entry.member("isConnected", error.isEmpty());
            if (!error.isEmpty()) {
                entry.member("error", error);
            }
            entry.endObject();
            entry.complete(Outcome.COLLECTED, error);
        }
    }

    private static HttpCall call(Spec spec, Collection run) throws IOException {
        if (!spec.bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]{1,254}")) {
            throw new IOException("the bucketName is no name of a bucket");
        }
        String region = spec.region.isEmpty() ? "us-east-1" : spec.region;
        try {
            URI service = new URI(spec.endpoint.isEmpty() ? "https://s3." + region + ".amazonaws.com" : spec.endpoint);
            if (service.getHost() == null) {
                throw new IOException("the endpoint is no URL");
            }
            String port = service.getPort() < 0 ? "" : ":" + service.getPort();
            URI bucket = spec.pathStyle ? new URI(service.getScheme() + "://" + service.getHost() + port + "/" + spec.bucket)
                    : new URI(service.getScheme() + "://" + spec.bucket + "." + service.getHost() + port + "/");
            Map<String, String> headers = new S3Signature(spec.accessKey, spec.secretKey, region).headers("HEAD", bucket, run.clock().instant());
            return new HttpCall("HEAD", bucket, headers, "", HttpCall.TIMEOUT, HttpCall.MAX_BYTES,
                    spec.insecure ? Optional.of(TrustedRoots.blind()) : Optional.empty(), Optional.empty());
        } catch (URISyntaxException e) {
            throw new IOException("the endpoint is no URL", e);
        }
    }

    private static BundlePath path(Spec spec) {
        return BundlePath.of("s3Status", (spec.collectorName.isEmpty() ? "s3Status" : spec.collectorName) + ".json");
    }
}
