package io.cronsupportbundle.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {

    @ParameterizedTest
    @CsvSource({
        "a/b.json, a/b.json, true",
        "a/*.json, a/b.json, true",
        "a/b.json, a/*, true",
        "*/*/*.log, a/b/c.log, true",
        "a/*.json, a/b/c.json, false",
        "a/b.json, a/c.json, false",
        "a/*, b/c, false"
    })
    void hidesPathsThatFitItsPlace(String place, String path, boolean covers) {
        assertThat(new Gap(place, Outcome.FAILED, "").covers(path)).isEqualTo(covers);
    }
}
