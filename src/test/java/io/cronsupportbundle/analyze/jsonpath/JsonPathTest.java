package io.cronsupportbundle.analyze.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final String DOCUMENT =
            "{\"a\": [{\"b\": 1, \"c\": \"x\"}, {\"b\": 2, \"c\": \"y\"}], \"m\": {\"k.k\": 1, \"z\": [1, 2, 3, 4]}, \"u\": null}";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {"{.u}; [null]", "{.gone}; []", "{$.a[1].c}; [\"y\"]", "{.a[*].b}; [1,2]",
        "{..b}; [1,2]", "{.m.z[1:3]}; [2,3]", "{.m.z[-1]}; [4]", "{.m.z[::2]}; [1,3]", "{.m.z[0,2]}; [1,3]", "{.a[0]['c','b']}; [\"x\",1]",
        "{.m.k\\.k}; [1]", "{.m['k.k']}; []", "{.a[?(@.c=='y')].b}; [2]", "{.a[?(@.b>1)].c}; [\"y\"]", "{.a[?(@.d)].b}; []",
        "text; [\"text\"]", "{\"text\"}; [\"text\"]", "{ .m.z[0] }{.u}; [1]", "{.a[?(@.b!=1)].b}; [2]"})
    void findsValues(String path, String values) throws AnalyzerException, IOException {
        assertThat(JsonPath.parse(path).in(new ObjectMapper().readTree(DOCUMENT)).toString().replace(", ", ",")).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{.a", "{.m.z[9]}", "{.m[*]}", "{.m.z[3:1]}", "{.m.z[x]}", "{.a[?(@.c>1)]}", "{range .a[*]}{.b}{end}", "{.a[}", "{a}"})
    void refusesWhatItCannotReadOrReach(String path) {
        assertThatThrownBy(() -> JsonPath.parse(path).in(new ObjectMapper().readTree(DOCUMENT))).isInstanceOf(AnalyzerException.class);
    }

    @Test
    void doesNotGrowWithoutEnd() {
        String deep = "[".repeat(30) + "]".repeat(30);

        assertThatThrownBy(() -> JsonPath.parse("{" + "..*".repeat(15) + "}").in(new ObjectMapper().readTree(deep)))
                .isInstanceOf(AnalyzerException.class);
    }
}
