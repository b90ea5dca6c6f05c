package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Identity;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMapCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    ConfigMapCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String OBJECT = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: app, labels: {of: it}}
            data: {mode: fast, smtp.password: s3cret, "b&c": "fast"}
            """;

    @Test
    void saysWhetherAKeyExistsWithoutItsValue() {
        cluster.add(OBJECT);
        bench.collect("[configMap: {name: settings, namespace: app, key: mode}]");

        assertThat(bench.paths()).containsExactly("configmaps/app/settings/mode.json");
        assertThat(bench.text("configmaps/app/settings/mode.json")).isEqualTo("""
                {
                  "namespace": "app",
                  "name": "settings",
                  "key": "mode",
                  "configMapExists": true,
                  "keyExists": true,
                  "data": null
                }""");
        assertThat(bench.missing()).isEmpty();
    }

    @Test
    void givesAValueThatTheSpecificationAsksFor() {
        cluster.add(OBJECT);
        bench.collect("[configMap: {name: settings, namespace: app, key: mode, includeValue: true}, "
                + "configMap: {name: settings, namespace: app, key: smtp.password, includeValue: true}]");

        assertThat(bench.json("configmaps/app/settings/mode.json").path("value").asText()).isEqualTo("fast");
        assertThat(bench.json("configmaps/app/settings/smtp.password.json").path("value").asText()).isEqualTo("***HIDDEN***");
    }

    @Test
    void givesAllDataOnRequest() {
        cluster.add(OBJECT);
        bench.collect("[configMap: {selector: [of=it], namespace: app, includeAllData: true}]");

        assertThat(bench.text("configmaps/app/settings.json")).contains("\"mode\": \"fast\"", "\"b\\u0026c\": \"fast\"",
                "\"smtp.password\": \"***HIDDEN***\"");
    }

    @Test
    void writesBothFilesForAnObjectThatIsNotThere() {
        bench.collect("[configMap: {name: settings, namespace: app}]");

        assertThat(bench.paths()).containsExactly("configmaps-errors/app/settings.json", "configmaps/app/settings.json");
        assertThat(bench.json("configmaps/app/settings.json").path("configMapExists").asBoolean()).isFalse();
        assertThat(bench.text("configmaps-errors/app/settings.json")).isEqualTo("[\n  \"configmaps \\\"settings\\\" not found\"\n]");
    }

    @Test
    void recordsADenialAtTheVeryPlaceThatWasPlanned() {
        cluster.add(OBJECT);
        bench.as(Identity.serviceAccount("app", "poor"), "app");
        bench.collect("[configMap: {name: settings, namespace: app, key: mode}]");

        assertThat(bench.paths()).containsExactly("configmaps-errors/app/settings/mode.json");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .containsExactly(Tuple.tuple("configmaps/app/settings/mode.json", Outcome.DENIED));
    }

    @Test
    void looksInItsOwnNamespaceWhenNoneIsNamed() {
        cluster.add(OBJECT);
        bench.as(Identity.administrator(), "app");
        bench.collect("[configMap: {name: settings}]");

        assertThat(bench.paths()).containsExactly("configmaps/settings.json");
        assertThat(bench.json("configmaps/settings.json").path("configMapExists").asBoolean()).isTrue();
        assertThat(bench.missing()).isEmpty();
    }

    @Test
    void wantsANameOrASelector() {
        bench.collect("[configMap: {namespace: app}]");

        assertThat(bench.json("collector-errors/configmap-error.json").path("error").asText()).isEqualTo("either name or selector must be specified");
    }

    @Test
    void findsNothingWithASelectorThatFitsNothing() {
        bench.collect("[configMap: {selector: [of=none], namespace: app}]");

        assertThat(bench.paths()).isEmpty();
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome).containsExactly(Tuple.tuple("configmaps/app/*.json", Outcome.EMPTY));
    }
}
