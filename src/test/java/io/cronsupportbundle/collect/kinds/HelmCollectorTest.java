package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    HelmCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void release(String name, int revision, String status, String config) {
        String json = """
                {"name":"%s","namespace":"app","version":%d,"manifest":"password: s3cret","config":%s,
                 "info":{"status":"%s","last_deployed":"2026-11-20T01:02:03.120000Z"},
                 "chart":{"metadata":{"name":"fxa","version":"1.2.3","appVersion":"9"},"templates":[{"name":"t","data":"eA=="}],
                  "values":{"a":{"b":1,"c":2},"z":true,"gone":1}}}""".formatted(name, revision, config, status);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String once = Base64.getEncoder().encodeToString(packed.toByteArray());
        cluster.add("""
                apiVersion: v1
                kind: Secret
                metadata: {name: sh.helm.release.v1.%1$s.v%2$d, namespace: app, labels: {owner: helm, name: %1$s}}
                type: helm.sh/release.v1
                data: {release: %3$s}
                """.formatted(name, revision, Base64.getEncoder().encodeToString(once.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void tellsTheHistoryOfEachRelease() {
        release("fxa", 1, "superseded", "{}");
        release("fxa", 2, "pending-upgrade", "{}");
        bench.collect("[helm: {}]");

        assertThat(bench.text("helm/app.json")).isEqualTo("""
                [
                \t{
                \t\t"releaseName": "fxa",
                \t\t"chart": "fxa",
                \t\t"chartVersion": "1.2.3",
                \t\t"appVersion": "9",
                \t\t"namespace": "app",
                \t\t"releaseHistory": [
                \t\t\t{
                \t\t\t\t"revision": "1",
                \t\t\t\t"date": "2026-11-20 01:02:03.12 +0000 UTC",
                \t\t\t\t"status": "superseded"
                \t\t\t},
                \t\t\t{
                \t\t\t\t"revision": "2",
                \t\t\t\t"date": "2026-11-20 01:02:03.12 +0000 UTC",
                \t\t\t\t"status": "pending-upgrade",
                \t\t\t\t"isPending": true
                \t\t\t}
                \t\t]
                \t}
                ]""");
    }

    @Test
    void joinsValuesOnlyWhenAskedTo() {
        release("fxa", 1, "deployed", "{\"a\":{\"c\":3,\"password\":\"s3cret\"},\"gone\":null}");
        bench.collect("[helm: {namespace: app, releaseName: fxa, collectValues: true}]");

        assertThat(bench.json("helm/app/fxa.json").at("/0/releaseHistory/0/values").toString())
                .isEqualTo("{\"a\":{\"b\":1,\"c\":3,\"password\":\"***HIDDEN***\"},\"z\":true}");
    }

    @Test
    void goesOnWithoutAReleaseThatCannotBeRead() {
        release("fxa", 1, "deployed", "{}");
        cluster.add("{apiVersion: v1, kind: Secret, metadata: {name: bad, namespace: app, labels: {owner: helm}}, data: {release: eHh4}}");
        bench.collect("[helm: {}]");

        assertThat(bench.paths()).containsExactlyInAnyOrder("helm/app.json", "helm/errors.json");
        assertThat(bench.missing()).extracting(Gap::outcome).containsExactly(Outcome.FAILED);
    }

    @Test
    void saysThatItMayNotLook() {
        bench.server().fail(".*/secrets", new Fault.Forbidden());
        bench.collect("[helm: {}]");
        assertThat(bench.paths()).containsExactly("helm/errors.json");
        assertThat(bench.missing()).extracting(Gap::outcome).contains(Outcome.DENIED);
    }
}
