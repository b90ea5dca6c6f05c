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
        Fields fields = fields("a: [x]\nb: maybe\nc: 1.5\nd: 1d\ne: {x: y}\nf: 3\n");
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
    void takesATextForAListOfOneAndLabelsForASelector() {
        assertThat(fields("l: app=web\n").texts("l")).containsExactly("app=web");
        assertThat(fields("l: 3\n").texts("l")).containsExactly("3");
        assertThat(fields("l: {app: web, tier: 1}\n").selector("l")).containsExactly("app=web", "tier=1");
        assertThat(fields("l: {matchLabels: {app: web}}\n").selector("l")).containsExactly("app=web");
        assertThat(fields("l: [app=web, tier in (a)]\n").selector("l")).containsExactly("app=web", "tier in (a)");
        assertThat(problems).allMatch(problem -> problem.severity() == Severity.WARNING);
        assertThat(problems).extracting(SpecProblem::code).containsExactly("spec.not-a-list", "spec.not-a-list", "spec.unquoted", "spec.unquoted",
                "spec.not-a-list", "spec.not-a-list");
    }

    @Test
    void onlyWarnsOfADurationThatOtherToolsPassOver() {
        assertThat(fields("age: 30d\n").durationIfAny("age")).isEmpty();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.code()).isEqualTo("spec.wrong-type");
            assertThat(problem.doThis()).contains("720h");
        });
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
