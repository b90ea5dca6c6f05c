package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoGlobTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', value = {
        "abc|abc|true", "*|abc|true", "*c|abc|true", "a*|a|true", "a*|abc|true", "a*|ab/c|false", "a*/b|abc/b|true", "a*/b|a/c/b|false",
        "a*b*c*d*e*/f|axbxcxdxe/f|true", "a*b*c*d*e*/f|axbxcxdxexxx/f|true", "a*b*c*d*e*/f|axbxcxdxe/xxx/f|false",
        "a*b?c*x|abxbbxdbxebxczzx|true",
        "a*b?c*x|abxbbxdbxebxczzy|false", "ab[c]|abc|true", "ab[b-d]|abc|true", "ab[e-g]|abc|false", "ab[^c]|abc|false",
        "ab[^e-g]|abc|true",
        "a\\*b|a*b|true", "a\\*b|ab|false", "a?b|a☺b|true", "a[^a]b|a☺b|true", "[a-ζ]*|α|true", "*[a-ζ]|A|false", "a?b|a/b|false",
        "a*b|a/b|false",
        "[\\]a]|]|true", "[\\-]|-|true", "[x\\-]|x|true", "[x\\-]|z|false", "[a^]|^|true", "[z-a]|m|false", "{a,b}|a|false", "**|a/b|false",
        "**/b|a/b|true", "*|\"\"|true", "?|\"\"|false", ".*|.hidden|true", "[^a]|/|false"
    })
    void matchesAsGoDoes(String pattern, String name, boolean matches) throws AnalyzerException {
        assertThat(GoGlob.compile(pattern).matches(name == null ? "" : name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]a]", "[-]", "[x-]", "[-x]", "[", "[^", "[^bc", "a[", "a\\", "[a-b-c]", "[]", "[a-"})
    void refusesWhatGoRefuses(String pattern) {
        assertThatThrownBy(() -> GoGlob.compile(pattern)).isInstanceOf(AnalyzerException.class).hasMessageContaining(pattern);
    }

    @Test
    void staysFastOnHostilePatterns() throws AnalyzerException {
        GoGlob glob = GoGlob.compile("*a".repeat(500) + "b");
        String name = "a".repeat(5_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertThat(glob.matches(name)).isFalse());
    }
}
