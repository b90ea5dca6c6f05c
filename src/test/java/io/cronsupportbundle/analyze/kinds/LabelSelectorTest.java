package io.cronsupportbundle.analyze.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cronsupportbundle.analyze.AnalyzerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"''; true", "app=web; true", "app == api; false", "app!=api; true", "app in (api, web); true",
        "app notin (web); false", "app; true", "!app; false", "!tier; true", "app=web,tier!=db; true", "app in (api,web),tier; false", "tier!=db; true"})
    void selects(String selector, boolean matches) throws AnalyzerException {
        assertThat(LabelSelector.parse(selector).matches(JsonNodeFactory.instance.objectNode().put("app", "web"))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app ~ web", "app in web", "=web", "app=web,", "app=a b"})
    void refusesWhatItCannotRead(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @CsvSource({"app, true", "a.b/App_1.x, true", "'', false", "-app, false", "app-, false", "a/, false", "/a, false", "A.b/a, false", "a/b/c, false",
        "a..b/c, false"})
    void knowsNamesOfLabels(String name, boolean valid) {
        assertThat(LabelSelector.isName(name)).isEqualTo(valid);
        assertThat(LabelSelector.isName(name + "x".repeat(64))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'', true", "Web_1.x, true", "a b, false", "-a, false", "a-, false", "a/b, false"})
    void knowsValuesOfLabels(String value, boolean valid) {
        assertThat(LabelSelector.isValue(value)).isEqualTo(valid);
        assertThat(LabelSelector.isValue(value + "x".repeat(64))).isFalse();
    }
}
