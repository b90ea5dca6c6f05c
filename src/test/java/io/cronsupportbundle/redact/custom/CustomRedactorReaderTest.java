package io.cronsupportbundle.redact.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.redact.Redacting;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecReader;
import io.cronsupportbundle.spec.SpecText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomRedactorReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{removals: {regex: [{redactor: '(a'}]}}                    | redactor.bad-pattern      | r.yaml:4:36",
        "{removals: {regex: [{selector: '[', redactor: 'a'}]}}      | redactor.bad-pattern      | r.yaml:4:36",
        "{removals: {regex: [{redactor: 'a{1000}{1000}'}]}}         | redactor.bad-pattern      | r.yaml:4:36",
        "{removals: {regex: [{redactor: '(?=a)'}]}}                 | redactor.bad-pattern      | r.yaml:4:36",
        "{removals: {regex: [{selector: 'a'}]}}                     | redactor.no-pattern       | r.yaml:4:25",
        "{fileSelector: {file: '[a'}}                               | redactor.bad-file-pattern | r.yaml:4:27",
        "{fileSelector: {files: ['{a']}}                            | redactor.bad-file-pattern | r.yaml:4:28",
        "{removals: {values: ['']}}                                 | redactor.empty-value      | r.yaml:4:25",
        "{removals: {vlues: [a]}}                                   | spec.unknown-field        | r.yaml:4:24",
        "{removal: {}}                                              | spec.unknown-field        | r.yaml:4:15"
    })
    void tellsWhatIsWrongAndWhere(String redactor, String code, String place) {
        List<SpecProblem> problems = read(redactor).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().code()).isEqualTo(code);
        assertThat(problems.getFirst().position().toString()).startsWith(place.substring(0, place.lastIndexOf(':')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "a.b    | {\"a\":{\"b\":\"x\",\"c\":1}}           | {\"a\":{\"b\":\"***HIDDEN***\",\"c\":1}}",
        "a.b    | {\"a\": {\"b\" : [1,{\"c\":2}] , \"d\":0}} | {\"a\": {\"b\" : \"***HIDDEN***\" , \"d\":0}}",
        "a.*.b  | {\"a\":[{\"b\":1},{\"b\":true},{\"c\":2}]} | {\"a\":[{\"b\":\"***HIDDEN***\"},{\"b\":\"***HIDDEN***\"},{\"c\":2}]}",
        "*.b    | {\"x\":{\"b\":1},\"y\":{\"b\":2}}       | {\"x\":{\"b\":\"***HIDDEN***\"},\"y\":{\"b\":\"***HIDDEN***\"}}",
        "a.1    | {\"a\":[1,2,3]}                         | {\"a\":[1,\"***HIDDEN***\",3]}",
        "a.9    | {\"a\":[1,2,3]}                         | {\"a\":[1,2,3]}",
        "0.a    | [{\"a\":1},{\"a\":2}]                   | [{\"a\":\"***HIDDEN***\"},{\"a\":2}]",
        "a      | {\"b\":{\"a\":1}}                       | {\"b\":{\"a\":1}}",
        "a.b    | {\"a\":\"x\"}                           | {\"a\":\"x\"}",
        "a[.b   | {\"a[\":{\"b\":1}}                      | {\"a[\":{\"b\":\"***HIDDEN***\"}}",
        "a      | no document: [                          | no document: [",
        "a      | plain text                              | plain text"
    })
    void masksTheValuesAtTheEndOfAPath(String path, String document, String expected) {
        Redacting redacting = Redacting.with(read("{removals: {yamlPath: ['" + path + "']}}").redactors());

        assertThat(redacting.text(document)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "a.b   | a:\\n  b: x # why\\n  c: 1\\n             | a:\\n  b: \"***HIDDEN***\" # why\\n  c: 1\\n",
        "a.b   | a:\\n  b:\\n    - x\\n    - y\\n  c: 1\\n  | a:\\n  b:\\n    \"***HIDDEN***\"\\n  c: 1\\n",
        "a.*.b | a:\\n- b: x\\n- c: y\\n- b: z\\n           | a:\\n- b: \"***HIDDEN***\"\\n- c: y\\n- b: \"***HIDDEN***\"\\n",
        "a.b   | a:\\n  b: >\\n    x\\n    y\\n  c: 1\\n    | a:\\n  b: \"***HIDDEN***\"\\n  c: 1\\n",
        "a     | a: 1\\n---\\na: 2\\n                       | a: \"***HIDDEN***\"\\n---\\na: \"***HIDDEN***\"\\n"
    })
    void keepsYamlAsItIs(String path, String document, String expected) {
        Redacting redacting = Redacting.with(read("{removals: {yamlPath: ['" + path + "']}}").redactors());

        assertThat(redacting.text(lines(document))).isEqualTo(lines(expected));
    }

    @Test
    void seesTheTextThatTheFileWillHave() {
        Redacting redacting = Redacting.with(read(
                "{name: mine, removals: {regex: [{selector: '\"name\": \"A\"', redactor: '(\"value\": \")(?P<mask>.*)(\")'}], yamlPath: ['env.1.value']}}")
                .redactors());

        assertThat(redacting.json("{\"env\":[{\"name\":\"A\",\"value\":\"x\"},{\"name\":\"B\",\"value\":\"y\"}]}")).isEqualTo("""
                {
                  "env": [
                    {
                      "name": "A",
                      "value": "***HIDDEN***"
                    },
                    {
                      "name": "B",
                      "value": "***HIDDEN***"
                    }
                  ]
                }""");
    }

    @Test
    void leavesOtherFilesAlone() {
        Redacting redacting = Redacting.with(read("{fileSelector: {file: 'a/*.txt'}, removals: {values: [x]}}").redactors());

        assertThat(redacting.text(BundlePath.of("a/b.txt"), "x")).isEqualTo("***HIDDEN***");
        assertThat(redacting.text(BundlePath.of("a/b/c.txt"), "x")).isEqualTo("x");
    }

    @Test
    void takesLinearTimeWhateverThePattern() {
        Redacting redacting = Redacting.with(read("{removals: {regex: [{redactor: '(a*)*b'}, {redactor: '(?P<mask>(x+x+)+y)'}]}}").redactors());

        assertThat(redacting.text("a".repeat(20_000) + "\n" + "x".repeat(20_000))).hasSize(40_001);
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static CustomRedactorReader.Reading read(String redactor) {
        String spec = "apiVersion: troubleshoot.sh/v1beta2\nkind: Redactor\nspec:\n  redactors: [" + redactor + "]\n";
        return CustomRedactorReader.read(new SpecReader().read(List.of(new SpecText("r.yaml", spec))).redactors());
    }
}
