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

class SecretCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");

    private final CollectorBench bench;

    SecretCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String OBJECT = """
            apiVersion: v1
            kind: Secret
            metadata: {name: settings, namespace: app, labels: {of: it}}
            data: {mode: ZmFzdA==, smtp.password: czNjcmV0, "b&c": "ZmFzdA=="}
            """;

    @Test
    void saysWhetherAKeyExistsWithoutItsValue() {
        cluster.add(OBJECT);
        bench.collect("[secret: {name: settings, namespace: app, key: mode}]");

        assertThat(bench.paths()).containsExactly("secrets/app/settings/mode.json");
        assertThat(bench.text("secrets/app/settings/mode.json")).isEqualTo("""
                {
                  "namespace": "app",
                  "name": "settings",
                  "key": "mode",
                  "secretExists": true,
                  "keyExists": true
                }""");
        assertThat(bench.missing()).isEmpty();
    }

    @Test
    void givesAValueThatTheSpecificationAsksFor() {
        cluster.add(OBJECT);
        bench.collect("[secret: {name: settings, namespace: app, key: mode, includeValue: true}, "
                + "secret: {name: settings, namespace: app, key: smtp.password, includeValue: true}]");

        assertThat(bench.json("secrets/app/settings/mode.json").path("value").asText()).isEqualTo("fast");
        assertThat(bench.json("secrets/app/settings/smtp.password.json").path("value").asText()).isEqualTo("***HIDDEN***");
    }

    @Test
    void givesAllDataOnRequest() {
        cluster.add(OBJECT);
        bench.collect("[secret: {selector: [of=it], namespace: app, includeAllData: true}]");

        assertThat(bench.text("secrets/app/settings.json")).contains("\"mode\": \"fast\"", "\"b\\u0026c\": \"fast\"",
                "\"smtp.password\": \"***HIDDEN***\"");
    }

    @Test
    void writesBothFilesForAnObjectThatIsNotThere() {
        bench.collect("[secret: {name: settings, namespace: app}]");

        assertThat(bench.paths()).containsExactly("secrets-errors/app/settings.json", "secrets/app/settings.json");
        assertThat(bench.json("secrets/app/settings.json").path("secretExists").asBoolean()).isFalse();
        assertThat(bench.text("secrets-errors/app/settings.json")).isEqualTo("[\n  \"secrets \\\"settings\\\" not found\"\n]");
    }

    @Test
    void recordsADenialAtTheVeryPlaceThatWasPlanned() {
        cluster.add(OBJECT);
        bench.as(Identity.serviceAccount("app", "poor"), "app");
        bench.collect("[secret: {name: settings, namespace: app, key: mode}]");

        assertThat(bench.paths()).containsExactly("secrets-errors/app/settings/mode.json");
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome)
                .containsExactly(Tuple.tuple("secrets/app/settings/mode.json", Outcome.DENIED));
    }

    @Test
    void looksInItsOwnNamespaceWhenNoneIsNamed() {
        cluster.add(OBJECT);
        bench.as(Identity.administrator(), "app");
        bench.collect("[secret: {name: settings}]");

        assertThat(bench.paths()).containsExactly("secrets/settings.json");
        assertThat(bench.json("secrets/settings.json").path("secretExists").asBoolean()).isTrue();
        assertThat(bench.missing()).isEmpty();
    }

    @Test
    void wantsANameOrASelector() {
        bench.collect("[secret: {namespace: app}]");

        assertThat(bench.json("collector-errors/secret-error.json").path("error").asText()).isEqualTo("either name or selector must be specified");
    }

    @Test
    void findsNothingWithASelectorThatFitsNothing() {
        bench.collect("[secret: {selector: [of=none], namespace: app}]");

        assertThat(bench.paths()).isEmpty();
        assertThat(bench.missing()).extracting(Gap::place, Gap::outcome).containsExactly(Tuple.tuple("secrets/app/*.json", Outcome.EMPTY));
    }
}
