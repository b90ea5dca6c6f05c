package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectionPlan;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
    private static final String SECRET = "valueFrom: {secretKeyRef: {name: db, key: uri, namespace: app}}";
    private final CollectorBench bench;

    TextSourceTest(@TempDir Path directory) {
        Cluster cluster = Cluster.empty().addNamespace("app").addNamespace("default");
        cluster.add("apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: app}\ndata: {uri: "
                + base64("postgres://u:canary-4f1d@127.0.0.1:1/d") + "}\n");
        cluster.add("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: db, namespace: default}\ndata: {uri: \"redis://127.0.0.1:1\"}\n");
        bench = new CollectorBench(cluster, directory);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void takesTheAddressOfADatabaseFromASecret() {
        CollectionPlan plan = bench.plan("[postgres: {uri: {" + SECRET + "}}]");
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.collectors().getFirst().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.request()).isEqualTo("connect to postgres at the address in key uri of secrets app/db");
            assertThat(entry.permissions()).containsExactly(Permission.get("", "secrets", "app", "db"));
        });
        bench.run(plan);
        assertThat(bench.text("postgres/postgres.json")).contains("refused").doesNotContain("canary");
    }

    @Test
    void takesItFromAConfigMapOfTheOwnNamespace() {
        bench.collect("[redis: {uri: {valueFrom: {configMapKeyRef: {name: db, key: uri}}}}]");
        assertThat(bench.json("redis/redis.json").path("isConnected").asBoolean()).isFalse();
        assertThat(bench.requests(".*/configmaps/.*")).containsExactly("/api/v1/namespaces/default/configmaps/db");
    }

    @Test
    void takesALiteralValueInTheSameForm() {
        bench.collect("[redis: {uri: {value: \"redis://127.0.0.1:1\"}}]");
        assertThat(bench.json("redis/redis.json").path("isConnected").asBoolean()).isFalse();
    }

    @Test
    void takesCertificatesFromSecretsEachByItself() {
        String missing = "valueFrom: {secretKeyRef: {name: none, key: tls.crt, optional: true}}";
        bench.collect("[postgres: {uri: {" + SECRET + "}, tls: {cacert: {" + missing + "}, clientCert: {" + missing + "}, clientKey: {" + missing + "}}}]");
        assertThat(bench.text("postgres/postgres.json")).contains("refused");
    }

    @Test
    void failsForWhatIsNotThereUnlessThatIsAllowed() {
        bench.collect("[postgres: {uri: {valueFrom: {secretKeyRef: {name: db, key: other, namespace: app}}}}]");
        assertThat(bench.text("collector-errors/postgres-error.json")).contains("there is no key other in secrets app/db");
        bench.collect("[postgres: {uri: {valueFrom: {secretKeyRef: {name: none, key: uri}}}}]");
        assertThat(bench.text("collector-errors/postgres-error.json")).contains("not found");
        bench.collect("[postgres: {uri: {valueFrom: {secretKeyRef: {name: none, key: uri, optional: true}}}}]");
        assertThat(bench.text("collector-errors/postgres-error.json")).contains("there is no uri");
    }

    @Test
    void saysWhatIsMissingInAReference() {
        assertThat(bench.plan("[postgres: {uri: {valueFrom: {secretKeyRef: {name: db}}}}]").problems())
                .anyMatch(problem -> problem.what().contains("uri refers to no key"));
        assertThat(bench.plan("[postgres: {uri: {valueFrom: {fieldRef: {fieldPath: a}}}}]").problems())
                .anyMatch(problem -> problem.what().contains("has no field \"fieldRef\""));
    }

    @Test
    void servesCountsByQueriesToo() {
        CollectionPlan plan = bench.plan("[usageCounts: {counts: [{name: u, sql: {database: postgres, uri: {" + SECRET + "}, query: select 1}}]}]");
        assertThat(plan.problems()).isEmpty();
        bench.run(plan);
        assertThat(bench.text("usage-counts/usage-counts.json")).contains("refused", "key uri of secrets app/db").doesNotContain("canary");
    }
}
