package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DottedPathTest {
    private static final String DOCUMENT = "a: {b: [{c: 1}, x]}\ne:\n";

    @ParameterizedTest
    @CsvSource({"a.b.[0].c, 1", "a.b.[1], '\"x\"'", "a.gone, null", "e, null", "'', '{\"a\":{\"b\":[{\"c\":1},\"x\"]},\"e\":null}'"})
    void findsValues(String path, String value) throws AnalyzerException {
        assertThat(DottedPath.parse(path).in(Yaml.read("test", DOCUMENT)).toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.gone.x", "e.x", "a.[0]", "a.b.[2]", "a.b.c", "a.b.[1].x"})
    void refusesWaysThatLeadNowhere(String path) {
        assertThatThrownBy(() -> DottedPath.parse(path).in(Yaml.read("test", DOCUMENT))).isInstanceOf(AnalyzerException.class);
    }
}
