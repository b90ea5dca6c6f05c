package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceReaderTest {

    @Test
    void findsEntriesInOrderAndWithoutThoseExcluded() throws AnalyzerException {
        MemoryBundle bundle = MemoryBundle.of().with("a/c.log", "").with("a/b.log", "").with("a-b.log", "").with("a/x/b.log",
                "").with("b/b.log", "");
        EvidenceReader reader = new EvidenceReader(bundle);

        assertThat(reader.find("a/*.log")).extracting(Object::toString).containsExactly("a/b.log", "a/c.log");
        assertThat(reader.find("*/b.log")).extracting(Object::toString).containsExactly("a/b.log", "b/b.log");
        assertThat(reader.find("a/*.log", List.of("a/c*"))).extracting(Object::toString).containsExactly("a/b.log");
        assertThat(reader.find("./a//x/../c.log")).hasSize(1);
        assertThat(reader.find("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "a\u0000b", "a/[", ".."})
    void refusesPatternsThatAreNoPathInABundle(String pattern) {
        assertThatThrownBy(() -> new EvidenceReader(MemoryBundle.of()).find(pattern)).isInstanceOf(AnalyzerException.class);
    }

    @ParameterizedTest
    @CsvSource({"a/b.json,a/b.json,true", "a/*.json,a/b.json,true", "a/b*.json,a/c.json,false", "a/[bc].json,a/*.json,true",
            "a/?.json,a/*,true", "a/b.json,a/*,true",
        "a/b.json,c/*,false", "a/b,a/b/c,false", "c/*/*/x.log,c/*,false"})
    void knowsWhichGapsAPatternMayHit(String pattern, String place, boolean hit) throws AnalyzerException {
        EvidenceReader reader = new EvidenceReader(MemoryBundle.of(new Gap(place, Outcome.DENIED, "no")));

        assertThat(reader.unseen(pattern).isEmpty()).isEqualTo(!hit);
    }

    @Test
    void takesWhatTheClusterDoesNotHaveAsSeenButAsAnExplanation() throws AnalyzerException {
        EvidenceReader reader = new EvidenceReader(MemoryBundle.of(new Gap("a/b", Outcome.ABSENT, "gone")));

        assertThat(reader.unseen("a/b")).isEmpty();
        assertThat(reader.whyMissing("a/b")).isEqualTo("a/b was not collected (absent: gone)");
        assertThat(reader.whyMissing("a/c")).isEqualTo("a/c is not in the bundle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"kind\":\"L\",\"items\":[{\"a\":1},{\"a\":2}],\"metadata\":{\"items\":[{\"a\":3}]}}|2",
            "[{\"a\":1}]|1",
        "{\"items\":null}|0", "{}|0", "null|0", "{\"items\":[]}|0"})
    void visitsTheItemsOfLists(String json, int count) throws AnalyzerException, IOException {
        List<Object> items = new ArrayList<>();

        new EvidenceReader(MemoryBundle.of().with("l.json", json)).items(new BundlePath("l.json"), items::add);

        assertThat(items).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"items\":{}}", "{\"items\":[1]}", "{\"items\":[{}", "5", "items:\n- a", "{} {}", "{\"items\":5}"})
    void refusesWhatIsNoList(String json) {
        EvidenceReader reader = new EvidenceReader(MemoryBundle.of().with("l.json", json));

        assertThatThrownBy(() -> reader.items(new BundlePath("l.json"), item -> {})).isInstanceOf(AnalyzerException.class)
                .isNotInstanceOf(MissingInputException.class).hasMessageContaining("l.json");
    }

    @Test
    void takesAnEmptyFileAsMissing() {
        EvidenceReader reader = new EvidenceReader(MemoryBundle.of().with("l.json", ""));

        assertThatThrownBy(() -> reader.items(new BundlePath("l.json"), item -> {})).isInstanceOf(MissingInputException.class);
        assertThatThrownBy(() -> reader.document("l.json")).isInstanceOf(MissingInputException.class);
        assertThatThrownBy(() -> reader.document("none.json")).isInstanceOf(MissingInputException.class);
    }

    @Test
    void readsListsOfAnyLengthItemByItem() throws AnalyzerException, IOException {
        StringBuilder json = new StringBuilder("{\"items\":[{}");
        for (int i = 0; i < 100_000; i++) {
            json.append(",{\"metadata\":{\"name\":\"pod-").append(i).append("\"}}");
        }
        int[] count = new int[1];

        new EvidenceReader(MemoryBundle.of().with("l.json", json.append("]}").toString())).items(new BundlePath("l.json"),
                item -> count[0]++);

        assertThat(count[0]).isEqualTo(100_001);
    }
}
