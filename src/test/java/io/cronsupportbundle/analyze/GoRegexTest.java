package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoRegexTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "(?P<V>\\d+);a 12 b 34;V=12", "(?<V>b.);xbcx;V=bc", "(?P<V>a)(?P<V>b);ab;V=b", "(x)?(?P<V>y);y;V=y", "(?P<V>x)?y;y;V=",
        "[(](?P<V>.);(z;V=z", "\\((?P<V>.);(z;V=z", "\\Q(?P<N>\\E(?P<V>.);(?P<N>q;V=q", "(?i)(?P<V>A);a;V=a", "(?:a|b)(?P<V>c);bc;V=c",
        "[]()](?P<V>.);]k;V=k", "[^]](?P<V>.);ak;V=k", "(?P<V>é+);caféé!;V=éé", "[[:alpha:])]+(?P<V>\\d);ab1;V=1",
        "(?P<V>a{2}){2};aaaa;V=aa", "x{,5}(?P<V>y);x{,5}y;V=y"
    })
    void capturesByName(String regex, String text, String captured) throws AnalyzerException {
        String[] expected = captured.split("=", -1);

        assertThat(GoRegex.compile(regex).groups(utf8(text)).orElseThrow()).containsOnly(Map.entry(expected[0], expected[1]));
    }

    @Test
    void findsNothingWithoutAMatch() throws AnalyzerException {
        assertThat(GoRegex.compile("(?P<V>x)").groups(utf8("abc"))).isEmpty();
        assertThat(GoRegex.compile("x").find(utf8("abc"))).isFalse();
    }

    @Test
    void survivesBytesThatAreNoText() throws AnalyzerException {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0, 'e', 'r', 'r', (byte) 0xc3, (byte) 0xe2, (byte) 0x80, (byte) 0xf0};

        assertThat(GoRegex.compile("e(?P<V>r+)").groups(new TextExcerpt(bytes, true)).orElseThrow()).containsEntry("V", "rr");
        assertThat(GoRegex.compile("zzz$").find(new TextExcerpt(bytes, true))).isFalse();
    }

    @Test
    void findsTextBehindBytesThatAreNoText() throws AnalyzerException {
        byte[] bytes = {(byte) 0xf0, 'e', 'r', 'r', (byte) 0xc3, 'o', 'k'};

        assertThat(GoRegex.compile("err").find(new TextExcerpt(bytes, true))).isTrue();
        assertThat(GoRegex.compile("ok").find(new TextExcerpt(bytes, true))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a**", "[z-a]", "(?=a)", "\\1", "a{1001}", "((a{100}){100}){100}", "(?:(?:a{2,}){20}b){30}", "(?P<a"})
    void refusesWhatGoRefuses(String regex) {
        assertThatThrownBy(() -> GoRegex.compile(regex)).isInstanceOf(AnalyzerException.class).hasMessageContaining(regex);
    }

    @Test
    void refusesPatternsThatWouldExhaustTheCompiler() {
        assertThatThrownBy(() -> GoRegex.compile("(".repeat(1000) + ")".repeat(1000))).isInstanceOf(AnalyzerException.class);
        assertThatThrownBy(() -> GoRegex.compile("a".repeat(20_000))).isInstanceOf(AnalyzerException.class);
    }

    @Test
    void staysLinearOnHostilePatterns() throws AnalyzerException {
        GoRegex regex = GoRegex.compile("(a|a)*(a|aa)+$b");

        Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertThat(regex.find(utf8("a".repeat(100_000)))).isFalse());
    }

    private static TextExcerpt utf8(String text) {
        return new TextExcerpt(text.getBytes(StandardCharsets.UTF_8), true);
    }
}
