package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.kinds.SonobuoyCollector.Spec;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ExecOutput;
import io.cronsupportbundle.kubernetes.ExecRequest;
import io.cronsupportbundle.kubernetes.ExecStream;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// `sonobuoy`: the results of a conformance test that has run in the cluster.
@Singleton
final class SonobuoyCollector implements Collector<Spec> {
    private static final String POD = "sonobuoy";
    private static final String CONTAINER = "kube-sonobuoy";
    private static final long MAX_BYTES = 500_000_000;

    /// What a specification says.
    record Spec(String namespace) {}

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("sonobuoy", "sonobuoy", "fetches the results of Sonobuoy");
    }

    @Override
    public Spec read(Fields fields) {
        String namespace = fields.text("namespace", "");
        return new Spec(namespace.isEmpty() ? "sonobuoy" : namespace);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(PlannedEntry.of("exec sonobuoy splat in pod " + POD, "sonobuoy/*", Permission.get("", "pods", spec.namespace, POD),
                Permission.get("", "pods/exec", spec.namespace, POD), new Permission("create", "", "pods/exec", spec.namespace, POD)));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        try {
            run.cluster().get(ApiRequest.of(ApiPaths.object("v1", spec.namespace, "pods", POD))).close();
        } catch (ApiException e) {
            throw e.status() != 404 ? e : new ApiException(404, e.reason(), "sonobuoy pod " + POD + " in namespace " + spec.namespace + " not found");
        }
        ExecRequest request = new ExecRequest(spec.namespace, POD, CONTAINER, List.of("/sonobuoy", "splat", "/tmp/sonobuoy"), Duration.ofMinutes(5),
                MAX_BYTES);
        try (ExecStream stream = run.cluster().exec(request); ExecOutput output = new ExecOutput(stream)) {
            try (InputStream unpacked = new GZIPInputStream(output)) {
                new TarMembers("sonobuoy").copy(unpacked, run.sink());
            } catch (ApiException e) {
                throw e;
            } catch (IOException | IllegalArgumentException e) {
                output.skip(Long.MAX_VALUE);
                String error = stream.next().isEmpty() ? stream.end().error() : "";
                throw new IOException(error.isEmpty() ? "the results are no archive: " + e.getMessage() : error, e);
            }
            output.skip(Long.MAX_VALUE);
            if (!stream.end().success()) {
                throw new IOException(stream.end().error().isEmpty() ? "the results are larger than " + MAX_BYTES + " bytes" : stream.end().error());
            }
        }
    }
}
