package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {

    @ParameterizedTest
    @CsvSource({"3, 3", "yes, true", "'[a, 1.5, ~]', '[\"a\",1.5,null]'", "'', null", "'{b: 1}', '{\"b\":1}'"})
    void readsAsGoDoes(String text, String json) throws AnalyzerException {
        assertThat(Yaml.read("test", text).toString()).isEqualTo(json);
    }

    @Test
    void saysWhereItIsBroken() {
        assertThatThrownBy(() -> Yaml.read("c/d.yaml", "a: [")).isInstanceOf(AnalyzerException.class).hasMessageContaining("c/d.yaml is not YAML");
    }
}
