package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobConfigTest {

    @Test
    void needsNoSettingAtAll() {
        JobConfig config = read(Map.of(), Map.of());

        assertThat(config.specs()).isEmpty();
        assertThat(config.endpoint()).isEmpty();
        assertThat(config.output()).isEmpty();
        assertThat(config.consent()).isInstanceOf(Consent.Withheld.class);
        assertThat(config.app()).isEqualTo("app");
        assertThat(config.deadline()).isEqualTo(Duration.ofMinutes(25));
        assertThat(config.maxBytes()).isEqualTo(500L << 20);
        assertThat(config.workDirectory()).isEqualTo(Path.of("/tmp/cron-support-bundle"));
        assertThat(config.strict()).isFalse();
    }

    @Test
    void takesBlankValuesForNone() {
        assertThat(read(Map.of(Setting.APP, " ", Setting.DEADLINE, "", Setting.MAX_BYTES, " ", Setting.STRICT, ""), Map.of()).app()).isEqualTo("app");
    }

    @Test
    void readsEverySetting() {
        JobConfig config = read(Map.of(Setting.SPEC, "secret/a/b, ,file.yaml", Setting.CONSENT, "granted", Setting.APP, "shop",
                Setting.VERSION_LABEL, "1.2", Setting.CLUSTER, "c", Setting.DEADLINE, "1h30m", Setting.MAX_BYTES, "2Gi", Setting.STRICT, "true",
                Setting.WORK_DIRECTORY, "/work", Setting.NAMESPACE, "n"), Map.of("TMPDIR", "/scratch"));

        assertThat(config.specs()).containsExactly("secret/a/b", "file.yaml");
        assertThat(config.consent()).isInstanceOf(Consent.Granted.class);
        assertThat(config.deadline()).isEqualTo(Duration.ofMinutes(90));
        assertThat(config.maxBytes()).isEqualTo(2L << 30);
        assertThat(config.workDirectory()).isEqualTo(Path.of("/work"));
        assertThat(config.namespace()).contains("n");
        assertThat(config.strict()).isTrue();
    }

    @Test
    void inheritsWhatOtherToolsSet() {
        JobConfig config = read(Map.of(), Map.of("TMPDIR", "/scratch", "KUBECONFIG", "/one:/two"));

        assertThat(config.workDirectory()).isEqualTo(Path.of("/scratch/cron-support-bundle"));
        assertThat(config.kubeconfig()).contains(Path.of("/one"));
        assertThat(read(Map.of(Setting.KUBECONFIG, "/mine"), Map.of("KUBECONFIG", "/one")).kubeconfig()).contains(Path.of("/mine"));
    }

    @ParameterizedTest
    @CsvSource({"DEADLINE, soon", "DEADLINE, 0s", "DEADLINE, 999ms", "DEADLINE, 1d", "MAX_BYTES, many", "MAX_BYTES, 1023", "STRICT, maybe",
        "KEY_TEMPLATE, {nonsense}", "ENDPOINT, nonsense"})
    void refusesAValueAndNamesItsSetting(Setting setting, String value) {
        Reading reading = JobConfig.read(Map.of(setting, value), Map.of());

        assertThat(reading.config()).isEmpty();
        assertThat(reading.problems()).hasSize(1).extracting(Problem::where).allMatch(where -> where.contains(setting.environmentVariable()));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        Reading reading = JobConfig.read(Map.of(Setting.DEADLINE, "x", Setting.MAX_BYTES, "y", Setting.STRICT, "z"), Map.of());

        assertThat(reading.problems()).extracting(Problem::code).containsExactlyInAnyOrder("config.deadline", "config.max-bytes", "config.strict");
        assertThat(reading.problems()).noneMatch(problem -> problem.doThis().isEmpty());
    }

    private static JobConfig read(Map<Setting, String> values, Map<String, String> environment) {
        Reading reading = JobConfig.read(values, environment);
        assertThat(reading.problems()).isEmpty();
        return reading.config().orElseThrow();
    }
}
