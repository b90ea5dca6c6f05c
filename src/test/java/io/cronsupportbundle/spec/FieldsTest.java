package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldsTest {
    private final List<SpecProblem> problems = new ArrayList<>();

    @Test
    void readsEachTypeInItsPlace() {
        Fields fields = fields("""
                text: a
                truth: "True"
                count: 1e3
                wait: 1h30m
                list: [a, "b"]
                map: {k: v}
                nested: {deep: x}
                items: [{i: 1}, {i: 2}]
                nothing:
                """);
        assertThat(fields.text("text")).contains("a");
        assertThat(fields.bool("truth")).contains(true);
        assertThat(fields.whole("count")).contains(1000L);
        assertThat(fields.duration("wait")).contains(Duration.ofMinutes(90));
        assertThat(fields.texts("list")).containsExactly("a", "b");
        assertThat(fields.textMap("map")).containsEntry("k", "v");
        assertThat(fields.object("nested").flatMap(nested -> nested.text("deep"))).contains("x");
        assertThat(fields.objects("items")).extracting(item -> item.whole("i", 0)).containsExactly(1L, 2L);
        assertThat(fields.text("nothing")).isEmpty();
        assertThat(fields.text("absent", "fallback")).isEqualTo("fallback");
        fields.finish();
        assertThat(problems).isEmpty();
    }

    @Test
    void takesAScalarWithoutQuotesForTheTextThatWasWrittenAndKeepsItOutOfTheMessage() {
        assertThat(fields("when: 0644\n").text("when")).contains("0644");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.code()).isEqualTo("spec.unquoted");
            assertThat(problem.toProblem().toString()).doesNotContain("0644");
        });
    }

    @Test
    void reportsAWrongTypeWhereItStandsAndReadsItAsAbsent() {
        Fields fields = fields("a: [x]\nb: maybe\nc: 1.5\nd: 1d\ne: x\nf: 3\n");
        assertThat(fields.text("a")).isEmpty();
        assertThat(fields.bool("b")).isEmpty();
        assertThat(fields.whole("c")).isEmpty();
        assertThat(fields.duration("d")).isEmpty();
        assertThat(fields.texts("e")).isEmpty();
        assertThat(fields.object("f")).isEmpty();
        assertThat(problems).extracting(problem -> problem.position().line()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(problems).allMatch(problem -> problem.code().equals("spec.wrong-type"));
    }

    @Test
    void namesTheRightSpellingOfAnUnknownField() {
        Fields fields = fields("namespace: a\nSelector: b\nother: c\n");
        fields.text("namespace");
        fields.texts("selector");
        fields.finish();
        assertThat(problems).extracting(SpecProblem::doThis).containsExactly("Write selector; names are case-sensitive",
                "Remove it, or use one of: namespace, selector");
    }

    private Fields fields(String yaml) {
        return new Fields((Mapping) new YamlReader(problems).read(new SpecText("t", yaml)).getFirst(), "it", problems);
    }
}
