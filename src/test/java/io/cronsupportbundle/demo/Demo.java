package io.cronsupportbundle.demo;

import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.job.Stop;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.cronsupportbundle.testing.s3.BucketPolicy;
import io.cronsupportbundle.testing.s3.S3Double;
import io.cronsupportbundle.testing.s3.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Shows the whole job in one go, on a machine without a cluster: a sample cluster and a sample bucket run inside the process, everything
/// between them is the real thing. The archive stays in `target/demo`.
final class Demo {
    private static final String BUCKET = "vendor-bundles";
    private static final String PREFIX = "incoming/";

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Demo(out).run());
    }

    private int run() throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "demo"));
        try (ApiServerDouble cluster = SampleCluster.start();
                S3Double bucket = S3Double.start(BucketPolicy.anonymousPut(BUCKET, PREFIX))) {
            title("1. What the job would do: cron-support-bundle plan");
            Map<String, String> environment = environment(cluster, bucket, directory);
            program(environment, "plan");
            title("2. The job: cron-support-bundle collect");
            int code = program(environment, "collect");
            Optional<StoredObject> stored = bucket.objects().stream().findFirst();
            title("3. What the bucket holds now (anonymous PUT only; GET, LIST and DELETE are refused)");
            stored.ifPresent(object -> out.println("  s3://" + BUCKET + "/" + object.key() + "  " + object.size() + " bytes"));
            if (stored.isPresent()) {
                Path archive = directory.resolve("support-bundle.tar.gz");
                Files.write(archive, stored.get().bytes());
                title("4. What the vendor sees: cron-support-bundle show " + archive);
                program(environment, "show", archive.toString());
                tree(archive);
            }
            return code;
        }
    }

    private static Map<String, String> environment(ApiServerDouble cluster, S3Double bucket, Path directory) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("KUBECONFIG", cluster.kubeconfig(directory.resolve("kubeconfig")).toString());
        environment.put("SUPPORT_BUNDLE_SPEC", "secret/" + SampleCluster.NAMESPACE + "/" + SampleCluster.SPEC_SECRET);
        environment.put("SUPPORT_BUNDLE_ENDPOINT", bucket.bucketUrl() + "/" + PREFIX);
        environment.put("SUPPORT_BUNDLE_CONSENT", "granted");
        environment.put("SUPPORT_BUNDLE_APP", "fxa");
        environment.put("SUPPORT_BUNDLE_WORK_DIRECTORY", directory.resolve("work").toString());
        return environment;
    }

    private int program(Map<String, String> environment, String... arguments) {
        return Main.run(arguments, environment, new Streams(InputStream.nullInputStream(), out, out, false), new Stop());
    }

    private void title(String text) {
        out.println("\n=== " + text + "\n");
    }

    private void tree(Path archive) throws IOException {
        title("5. What is in it");
        BundleTree.print(archive, out);
        out.println("\nThe archive is " + archive.toAbsolutePath());
    }
}
