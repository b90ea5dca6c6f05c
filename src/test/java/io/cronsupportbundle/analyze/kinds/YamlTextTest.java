package io.cronsupportbundle.analyze.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"null; null\\n", "\"a\"; a\\n", "\"12\"; \"12\"\\n", "\"yes\"; \"yes\"\\n",
        "{\"b\": [1, \"x\"], \"a\": \"\"}; a: \"\"\\nb:\\n- 1\\n- x\\n", "\"- a\"; '- a'\\n", "{\"t\": \"x\\ny\"}; t: |-\\n  x\\n  y\\n"})
    void writesAsGoDoes(String json, String yaml) throws AnalyzerException, IOException {
        assertThat(YamlText.of(new ObjectMapper().readTree(json))).isEqualTo(yaml.replace("\\n", "\n"));
    }
}
