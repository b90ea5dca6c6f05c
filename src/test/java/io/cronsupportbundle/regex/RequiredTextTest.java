package io.cronsupportbundle.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequiredTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "OutOfMemoryError|out of memory ~ x out of memory x ~ all is well",
        "(?i)panic: ~ PANIC: now ~ pan ic",
        "connect(ed|ion) (failed|refused) ~ connection refused ~ conn",
        "level=error.*dsn=(?P<dsn>\\S+) ~ level=error seq=7 dsn=x ~ level=info dsn=x",
        "a+bcde*fgh? ~ aabcdfg ~ aabdfg",
        "\\[ERROR\\] [a-z]+ ~ [ERROR] x ~ [error] x",
        "(?:one)+two ~ oneonetwo ~ onthwo",
    })
    void passesWhatMayMatchAndStopsWhatCannot(String regex, String matching, String other) {
        RequiredText required = RequiredText.of(regex).orElseThrow();

        assertThat(required.in(matching.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(required.in(other.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".*", "ab", "(abc)?", "(abc|)", "[abc]+", "abc*", "\\Qabc\\E", "a(?i)bcd", "(abc){0,2}", "x{3}", "\\x41bcde", "(?i)größe"})
    void saysNothingWhenNothingIsCertain(String regex) {
        assertThat(RequiredText.of(regex)).isEmpty();
    }

    @Test
    void takesLettersThatFoldToAsciiForWhatTheyFoldTo() {
        RequiredText required = RequiredText.of("(?i)token").orElseThrow();

        assertThat(required.in("to\u212Aen".getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OutOfMemoryError|out of memory", "db connect (failed|lost)", "(?i)fatal: .*[0-9]+", "x[^]]yz+", "ab{2}cde"})
    void neverStopsWhatTheExpressionMatches(String regex) throws BadPatternException {
        GoPattern expression = GoPattern.compile(regex);
        for (String text : new String[] {"java.lang.OutOfMemoryError: heap", "db connect lost", "FATAL: code 12", "x-yzzz", "abbcde", "nothing"}) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            boolean matches = com.google.re2j.Pattern.compile(regex).matcher(utf8).find();

            assertThat(RequiredText.of(regex).map(required -> required.in(utf8)).orElse(true) || !matches).isTrue();
            assertThat(expression).isNotNull();
        }
    }
}
