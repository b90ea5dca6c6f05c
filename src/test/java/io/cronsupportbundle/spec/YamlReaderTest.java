package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class YamlReaderTest {
    private final List<SpecProblem> problems = new ArrayList<>();

    @Test
    void saysWhereEveryValueStands() {
        Mapping root = mapping(read("""
                # comment
                a: one
                b:
                  c: [x, 2]
                  d:
                    - e: |
                        text
                      f:
                    - {g: h}
                """).getFirst());
        assertThat(root.position()).isEqualTo(at(2, 1));
        assertThat(member(root, "a").position()).isEqualTo(at(2, 4));
        Mapping b = mapping(member(root, "b"));
        assertThat(b.position()).as("a block stands where its key stands").isEqualTo(at(3, 1));
        Sequence c = sequence(member(b, "c"));
        assertThat(c.position()).isEqualTo(at(4, 6));
        assertThat(c.items().get(1).position()).isEqualTo(at(4, 10));
        Sequence d = sequence(member(b, "d"));
        assertThat(d.position()).isEqualTo(at(5, 3));
        Mapping first = mapping(d.items().getFirst());
        assertThat(first.position()).isEqualTo(at(6, 7));
        assertThat(member(first, "e").position()).isEqualTo(at(6, 10));
        assertThat(member(first, "f").position()).as("nothing stands where its key stands").isEqualTo(at(8, 7));
        assertThat(member(mapping(d.items().get(1)), "g").position()).isEqualTo(at(9, 11));
    }

    @Test
    void countsLinesAcrossDocumentsAndLineEndings() {
        List<YamlValue> documents = read("a: 1\r\n--- # second\r\nb:\r\n  c: 2\r\n---   \r\n\r\nd: 3\r\n...\r\ne: 4\r\n");
        assertThat(documents).hasSize(4);
        assertThat(member(mapping(member(mapping(documents.get(1)), "b")), "c").position()).isEqualTo(at(4, 6));
        assertThat(member(mapping(documents.get(2)), "d").position()).isEqualTo(at(7, 4));
        assertThat(member(mapping(documents.get(3)), "e").position()).isEqualTo(at(9, 4));
        assertThat(problems).isEmpty();
    }

    @Test
    void countsColumnsInCharactersAndWithoutTheByteOrderMark() {
        Mapping root = mapping(read("\uFEFF{\"😀é\": x}").getFirst());
        assertThat(root.position()).isEqualTo(at(1, 1));
        assertThat(member(root, "😀é").position()).isEqualTo(at(1, 8));
    }

    @Test
    void readsTheNeighboursOfABrokenDocument() {
        List<YamlValue> documents = read("a: 1\n---\nb: [1\nc: 2\n---\nd: 3\n");
        assertThat(documents).hasSize(2);
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.broken-yaml");
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.position().line()).isBetween(3, 4);
        });
    }

    @Test
    void keepsTheMarkerInsideABlockTextWhenItIsIndented() {
        assertThat(read("a: |\n  x\n  ---\n  y\n")).hasSize(1);
        assertThat(read("a: ---\nb: --- x\n---x: 1\n")).hasSize(1);
    }

    @Test
    void readsADocumentThatStandsOnTheLineOfItsMarker() {
        assertThat(read("--- {a: 1}\n--- |\n  text\n---\n---\n# nothing\n")).hasSize(4)
                .element(1).isEqualTo(new Text("text\n", at(2, 5)));
    }

    @Test
    void leavesDirectivesWithTheirDocument() {
        assertThat(read("# licence\n%YAML 1.1\n# more\n---\na: yes\n")).hasSize(1);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(read("")).isEmpty();
        assertThat(read("\n  \n# only a comment\n")).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void warnsOfEqualKeysAndKeepsTheLast() {
        Mapping root = mapping(read("a: 1\nb: 2\na: 3\n").getFirst());
        assertThat(CanonicalJson.of(root)).isEqualTo("{\"a\":3,\"b\":2}");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.duplicate-key");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.position()).isEqualTo(at(3, 1));
        });
    }

    @Test
    void warnsOfAKeyThatReadsAsTrueOrFalse() {
        read("x: 1\nn: 2\n\"y\": 3\n");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.boolean-key");
            assertThat(problem.position()).isEqualTo(at(2, 1));
        });
    }

    @Test
    void warnsOfAMergeThatOverwrites() {
        read("a: &a {x: 1}\nb:\n  x: 2\n  <<: *a\n");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.merge-overwrites");
            assertThat(problem.position()).isEqualTo(at(4, 3));
        });
    }

    @Test
    void keepsTheLiteralOfANumber() {
        assertThat(CanonicalJson.of(read("a: 0644\n").getFirst())).isEqualTo("{\"a\":420}");
        assertThat(new Fields(mapping(read("a: 0644\n").getFirst()), "it", problems).text("a")).contains("0644");
    }

    @Test
    void repairsATabAfterAKeyAndKeepsTheOthers() {
        assertThat(CanonicalJson.of(read("a:\tx\tb\nc: |\n  d:\te\nf: 'g'\t# h\n").getFirst()))
                .isEqualTo("{\"a\":\"x\\tb\",\"c\":\"d:\\te\\n\",\"f\":\"g\"}");
        assertThat(problems).isEmpty();
    }

    @Test
    void namesTheRemedyForATabThatIndents() {
        assertOneError("a:\n\tb: 1\n", "spec.broken-yaml", at(2, 1), "spaces instead of tabs");
    }

    @Test
    void namesTheRemedyForATemplateThatIsLeft() {
        assertOneError("a: 1\nb: {{repl ConfigOption \"x\" }}\n", "spec.bad-key", at(2, 5), "template");
        problems.clear();
        assertOneError("{{repl if true }}\na: 1\n", "spec.bad-key", at(1, 2), "template");
    }

    @Test
    void namesTheRemedyForAnOperatorWithoutQuotes() {
        assertOneError("when: >= 1.24\n", "spec.broken-yaml", at(1, 8), "quotes");
    }

    @Test
    void namesTheRemedyForAWebPage() {
        read("<!DOCTYPE html>\n<html lang=\"en\">\n<head><title>404: Not found</title></head>\n");
        assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.doThis()).contains("web page"));
    }

    @Test
    void neverRepeatsAValueInWhatItSays() {
        read("password: \"hunter2-secret\n");
        read("password: hunter2-secret: x\n");
        read("password: *hunter2-secret\n");
        read("password: !hunter2-secret!x y\n");
        read("a: !!int hunter2-secret\n");
        read("a: !!binary hunter2-secret\n");
        assertThat(problems).hasSize(6).allSatisfy(problem -> assertThat(problem.what() + problem.doThis())
                .doesNotContain("hunter2-secret"));
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (int level = 1; level < 10; level++) {
            text.append("a" + level + ": &a" + level + " [" + ("*a" + (level - 1) + ", ").repeat(10) + "]\n");
        }
        assertThat(read(text.toString())).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("spec.too-many-values"));
    }

    @Test
    void refusesALongTextRepeatedOften() {
        assertThat(read("a: &a " + "x".repeat(1_000_000) + "\nb: [" + "*a, ".repeat(100) + "]\n")).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.too-many-values");
            assertThat(problem.position().line()).isEqualTo(2);
        });
    }

    @Test
    void refusesTenThousandLevels() {
        assertOneError("[".repeat(10_000), "spec.too-deep", at(1, YamlBuilder.MAX_DEPTH + 1), "only the specification");
        problems.clear();
        StringBuilder block = new StringBuilder();
        for (int level = 0; level < 3_000; level++) {
            block.append(" ".repeat(level)).append("a:\n");
        }
        assertOneError(block.toString(), "spec.too-deep", at(YamlBuilder.MAX_DEPTH, YamlBuilder.MAX_DEPTH), "only the specification");
    }

    @Test
    void refusesDepthThatIsBuiltFromAliases() {
        StringBuilder text = new StringBuilder("a0: &a0 " + "[".repeat(100) + "]".repeat(100) + "\n");
        for (int level = 1; level < 100; level++) {
            text.append("a" + level + ": &a" + level + " " + "[".repeat(100) + "*a" + (level - 1) + "]".repeat(100) + "\n");
        }
        assertThat(read(text.toString())).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.code()).isEqualTo("spec.too-deep"));
    }

    @Test
    void refusesAnAliasOfItself() {
        assertOneError("a: &a\n  - b\n  - *a\n", "spec.recursive-alias", at(3, 5), "Remove");
    }

    @Test
    void refusesControlCharacters() {
        assertOneError("a: 1\nb: x\u0000y\n", "spec.control-character", at(2, 5), "UTF-8");
        problems.clear();
        assertOneError("a: \uD800\n", "spec.control-character", at(1, 4), "UTF-8");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertOneError("a".repeat(SpecText.MAX_BYTES + 1), "spec.too-large", at(1, 1), "only the specification");
    }

    @Test
    void readsALargeTextAndAHugeNumber() {
        assertThat(read("a: |\n  " + "x".repeat(9_000_000) + "\n")).hasSize(1);
        assertThat(read("a: " + "9".repeat(1_000_000) + "\nb: 0b" + "1".repeat(1_000_000) + "\n")).hasSize(1);
        assertThat(problems).isEmpty();
    }

    /// The parser itself needs quadratic time for these unless its buffer is large.
    @Test
    @Timeout(20)
    void readsLongScalarsInLinearTime() {
        assertThat(read("a: " + "x y".repeat(3_000_000) + "\nb: \"" + "x".repeat(900_000) + "\"\n")).hasSize(1);
    }

    @Test
    void decodesByteOrderMarks() throws SpecException {
        assertThat(SpecText.decode("s", "\uFEFFa: é".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("\uFEFFa: é");
        assertThat(SpecText.decode("s", "a: é".getBytes(StandardCharsets.UTF_16)).text()).isEqualTo("a: é");
        assertThat(SpecText.decode("s", "\uFEFFa: é".getBytes(StandardCharsets.UTF_16LE)).text()).isEqualTo("a: é");
    }

    @Test
    void refusesBytesThatAreNoText() {
        assertThat(catchThrowableOfType(SpecException.class,
                () -> SpecText.decode("s", new byte[] {'a', (byte) 0xFF})).problem().code()).isEqualTo("spec.not-text");
        assertThat(catchThrowableOfType(SpecException.class,
                () -> SpecText.decode("s", new byte[SpecText.MAX_BYTES + 1])).problem().code()).isEqualTo("spec.too-large");
    }

    private void assertOneError(String yaml, String code, Position at, String remedy) {
        assertThat(read(yaml)).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.position()).isEqualTo(at);
            assertThat(problem.doThis()).contains(remedy);
        });
    }

    private List<YamlValue> read(String yaml) {
        return new YamlReader(problems).read(new SpecText("t", yaml));
    }

    private static YamlValue member(Mapping mapping, String name) {
        assertThat(mapping.members()).containsKey(name);
        return Objects.requireNonNull(mapping.members().get(name));
    }

    private static Mapping mapping(YamlValue value) {
        assertThat(value).isInstanceOf(Mapping.class);
        return (Mapping) value;
    }

    private static Sequence sequence(YamlValue value) {
        assertThat(value).isInstanceOf(Sequence.class);
        return (Sequence) value;
    }

    private static Position at(int line, int column) {
        return new Position("t", line, column);
    }
}
