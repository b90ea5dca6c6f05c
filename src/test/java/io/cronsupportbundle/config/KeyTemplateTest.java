package io.cronsupportbundle.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.KeyTemplate.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTemplateTest {
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final Values VALUES =
            new Values("fxa", "c1a2", "fxa-prod", "fxa-event-broker", "v1.2.3", Instant.parse("2026-01-02T03:04:05.6Z"), SHA256);

    @ParameterizedTest
    @CsvSource({
        KeyTemplate.DEFAULT + ", fxa/c1a2/2026/01/02/20260102T030405Z-0123456789ab.tar.gz",
        "{sha256}.tar.gz, 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.tar.gz",
        "{cluster}/{namespace}/{deployment}/{version}, c1a2/fxa-prod/fxa-event-broker/v1.2.3",
        "plain.tar.gz, plain.tar.gz",
        "app={app}/date={yyyy}-{MM}-{dd}/{sha256-12}, app=fxa/date=2026-01-02/0123456789ab",
    })
    void expandsPlaceholders(String template, String key) {
        assertThat(parsed(template).expand(VALUES)).isEqualTo(key);
    }

    @Test
    void knowsWhetherAKeyNamesItsContent() {
        assertThat(parsed(KeyTemplate.DEFAULT).namesContent()).isTrue();
        assertThat(parsed("{sha256}").namesContent()).isTrue();
        assertThat(parsed("{cluster}/{version}").namesContent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../../etc/passwd", "a/b\\c", "\u0000\n\u007f", "", "   ", "\u202eevil", "a...b", "\ud800"})
    void makesOneHarmlessSegmentOfAnyValue(String value) {
        String key = parsed("{app}/{cluster}{version}/x").expand(new Values(value, value, value, value, value, VALUES.time(), SHA256));

        assertThat(key.split("/", -1)).hasSize(3).noneMatch(String::isEmpty).noneMatch(segment -> segment.equals("."));
        assertThat(key).doesNotContain("..").doesNotContain("\\");
        assertThat(key.codePoints()).noneMatch(Character::isISOControl);
    }

    @Test
    void keepsWhatAStoreCanTake() {
        assertThat(parsed("{version}").expand(version("1.2.3+build 7: größer"))).isEqualTo("1.2.3+build 7: größer");
    }

    @Test
    void cutsLongValuesAndKeepsThemApart() {
        String one = parsed("{version}").expand(version("ü".repeat(300) + "1"));
        String two = parsed("{version}").expand(version("ü".repeat(300) + "2"));

        assertThat(one.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(100);
        assertThat(one).isNotEqualTo(two).startsWith("ü".repeat(40));
    }

    @Test
    void neverMakesAKeyLongerThanAStoreTakes() {
        String long253 = "n".repeat(253);
        String key = parsed("{app}/{cluster}/{namespace}/{deployment}/{version}/{yyyy}/{MM}/{dd}/{time}-{sha256}-{sha256-12}.tar.gz")
                .expand(new Values(long253, long253, long253, long253, long253, VALUES.time(), SHA256));

        assertThat(key.length()).isLessThanOrEqualTo(768);
    }

    @Test
    void namesTheKnownPlaceholdersWhenOneIsUnknown() {
        assertThat(problems("{app}/{customer}.gz")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("config.key-template.placeholder");
            assertThat(problem.what()).isEqualTo("character 7 is an unknown placeholder {customer}");
            assertThat(problem.doThis()).contains("{app}, {cluster}, {namespace}, {deployment}, {version}, {yyyy}").contains("{sha256-12}");
        });
    }

    @Test
    void reportsAllThatIsWrongAtOnce() {
        assertThat(problems("{a}/{b}/}{")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/{app}", "{app}/", "{app}//{version}", "../{app}", "{app}\n"})
    void refusesTemplatesThatMakeNoKey(String template) {
        assertThat(problems(template)).isNotEmpty();
    }

    @Test
    void refusesTemplatesThatCouldMakeTooLongAKey() {
        assertThat(problems("{app}".repeat(8))).extracting(Problem::code).containsExactly("config.key-template.length");
    }

    private static Values version(String version) {
        return new Values("", "", "", "", version, VALUES.time(), SHA256);
    }

    private static KeyTemplate parsed(String template) {
        List<Problem> problems = new ArrayList<>();
        return KeyTemplate.parse(template, problems).orElseThrow(() -> new AssertionError(problems));
    }

    private static List<Problem> problems(String template) {
        List<Problem> problems = new ArrayList<>();
        assertThat(KeyTemplate.parse(template, problems)).isEmpty();
        return problems;
    }
}
