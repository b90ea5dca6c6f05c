package io.cronsupportbundle.it;

import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Identity;
import io.cronsupportbundle.testing.cluster.PodEnvironment;
import io.cronsupportbundle.testing.cluster.SampleCluster;
import io.cronsupportbundle.testing.s3.BucketPolicy;
import io.cronsupportbundle.testing.s3.S3Double;
import io.cronsupportbundle.testing.s3.StoredObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A cluster and a bucket inside the process, and a directory: everything that a call of the program needs around it.
///
/// @param directory for files of a test; `work` in it is the program's own
record Scene(ApiServerDouble cluster, S3Double bucket, Path directory) implements AutoCloseable {
    static final String BUCKET = "vendor-bundles";
    static final String PREFIX = "incoming/";

    /// With the recorded sample cluster.
    static Scene sample(Path directory) {
        return of(SampleCluster.create(), directory);
    }

    static Scene of(Cluster cluster, Path directory) {
        return new Scene(ApiServerDouble.start(cluster), S3Double.start(BucketPolicy.anonymousPut(BUCKET, PREFIX)), directory);
    }

    /// A call with the settings of the sample's job, by somebody with a kubeconfig.
    Call call(String... arguments) {
        return Call.of(environment(), arguments);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", directory.toString());
        environment.put("TMPDIR", directory.toString());
        environment.put("KUBECONFIG", cluster.kubeconfig(directory.resolve("kubeconfig")).toString());
        environment.put("SUPPORT_BUNDLE_SPEC", "secret/" + SampleCluster.NAMESPACE + "/" + SampleCluster.SPEC_SECRET);
        environment.put("SUPPORT_BUNDLE_ENDPOINT", bucket.bucketUrl() + "/" + PREFIX);
        environment.put("SUPPORT_BUNDLE_CONSENT", "granted");
        environment.put("SUPPORT_BUNDLE_WORK_DIRECTORY", work().toString());
        return environment;
    }

    /// A call by a pod of the cluster, with the same settings.
    Call callInCluster(Identity identity, String... arguments) {
        PodEnvironment pod = cluster.podEnvironment(directory, SampleCluster.NAMESPACE, identity);
        Call call = call(arguments).without("KUBECONFIG").with("SUPPORT_BUNDLE_SERVICE_ACCOUNT_DIRECTORY", pod.directory());
        for (Map.Entry<String, String> variable : pod.variables().entrySet()) {
            call = call.with(variable.getKey(), variable.getValue());
        }
        return call;
    }

    /// A call with a specification of its own, in a file.
    Call callWithSpec(String spec, String... arguments) {
        return call(arguments).with("SUPPORT_BUNDLE_SPEC", file("spec.yaml", spec));
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path work() {
        return directory.resolve("work");
    }

    /// The one object that the bucket holds.
    StoredObject stored() {
        List<StoredObject> objects = bucket.objects();
        if (objects.size() != 1) {
            throw new AssertionError("not one object but " + objects);
        }
        return objects.getFirst();
    }

    Bundle storedBundle() {
        return Bundle.read(stored().bytes());
    }

    /// Archives that the program left in its work directory.
    List<Path> kept() {
        return filesBelow(work()).filter(file -> file.toString().endsWith(".tar.gz")).toList();
    }

    /// The one archive that the program left in its work directory.
    Path keptArchive() {
        List<Path> kept = kept();
        if (kept.size() != 1) {
            throw new AssertionError("not one archive but " + kept);
        }
        return kept.getFirst();
    }

    /// Everything else that the program left there.
    List<Path> leftovers() {
        return filesBelow(work()).filter(file -> !file.toString().endsWith(".tar.gz")).toList();
    }

    private static Stream<Path> filesBelow(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        bucket.close();
        cluster.close();
    }
}
