package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpecReaderTest {
    private static final String HEAD = "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\n";

    @Test
    void addsTheDefaultsToAnEmptySpecification() {
        for (String spec : List.of(" {}", "", " {collectors: }", " {collectors: []}", " {collectors: ~, analyzers: ~}")) {
            SupportBundleSpec read = read("apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:" + spec + "\n");
            assertThat(keys(read)).as(spec).containsExactly("clusterInfo", "clusterResources");
            assertThat(read.problems()).as(spec).isEmpty();
        }
    }

    @Test
    void addsTheDefaultsBehindTheRest() {
        assertThat(keys(read(HEAD + "  collectors:\n  - logs: {name: a}\n  - clusterInfo: {}\n")))
                .containsExactly("logs", "clusterInfo", "clusterResources");
    }

    @Test
    void takesAnExcludedEntryForPresent() {
        SupportBundleSpec read = read(HEAD + "  collectors:\n  - clusterInfo: {exclude: true}\n  - clusterResources: {exclude: \"t\"}\n");
        assertThat(read.collectors()).hasSize(2).allMatch(SpecItem::exclude);
    }

    @Test
    void dropsExactDuplicatesWhateverTheirLayout() {
        SupportBundleSpec read = read(HEAD + """
                  collectors:
                  - logs:
                      selector: [app=a]
                      limits: {maxLines: 1000}
                  - logs: {"limits": {"maxLines": 1e3}, "selector": ["app=a"]}
                  - logs: {selector: [app=b]}
                  analyzers:
                  - clusterVersion: {}
                  - clusterVersion: {}
                """);
        assertThat(keys(read)).containsExactly("logs", "logs", "clusterInfo", "clusterResources");
        assertThat(read.analyzers()).hasSize(1);
        assertThat(read.collectors().getFirst().canonical()).isEqualTo("{\"logs\":{\"limits\":{\"maxLines\":1000},\"selector\":[\"app=a\"]}}");
    }

    @Test
    void mergesKindsInTheOrderOfThePeer() {
        SupportBundleSpec read = new SpecReader().read(List.of(
                new SpecText("a", "apiVersion: troubleshoot.sh/v1beta2\nkind: Collector\nspec: {collectors: [{a: {}}]}\n"),
                new SpecText("b", HEAD + "  collectors: [{b: {}}]\n  analyzers: [{k: {}}]\n"),
                new SpecText("c", """
                        apiVersion: troubleshoot.sh/v1beta2
                        kind: Analyzer
                        spec: {analyzers: [{l: {}}]}
                        ---
                        apiVersion: troubleshoot.sh/v1beta2
                        kind: Redactor
                        spec: {redactors: [{name: r}, {name: r}]}
                        """),
                new SpecText("d", HEAD + "  collectors: [{c: {}}, {b: {}}]\n  analyzers: [{m: {}}]\n")));
        assertThat(keys(read)).containsExactly("b", "c", "a", "clusterInfo", "clusterResources");
        assertThat(read.analyzers().stream().map(SpecItem::key)).containsExactly("k", "m", "l");
        assertThat(read.redactors()).hasSize(1);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void addsNoDefaultsWhenNothingAsksForCollection() {
        assertThat(read("apiVersion: troubleshoot.sh/v1beta2\nkind: Redactor\nspec: {redactors: [{name: r}]}\n").collectors()).isEmpty();
        assertThat(read("").collectors()).isEmpty();
    }

    @Test
    void reportsATextWithoutASpecification() {
        for (String text : List.of("", "# nothing\n", "---\n", "apiVersion: apps/v1\nkind: Deployment\n")) {
            SupportBundleSpec read = read(text);
            assertThat(read.problems()).as(text).last().satisfies(problem -> assertProblem(problem, Severity.ERROR, "spec.nothing", 1, 1));
        }
    }

    @Test
    void keepsWhatCanBeReadBesideAListThatIsNone() {
        SupportBundleSpec read = read(HEAD + "  collectors:\n  - logs: {}\n  analyzers:\n    clusterVersion: {}\n");
        assertThat(keys(read)).containsExactly("logs", "clusterInfo", "clusterResources");
        assertThat(read.analyzers()).isEmpty();
        assertThat(read.problems()).singleElement().satisfies(problem -> assertProblem(problem, Severity.ERROR, "spec.wrong-type", 6, 3));
    }

    @Test
    void leavesOutItemsOfAWrongShape() {
        SupportBundleSpec read = read(HEAD + "  collectors:\n  - clusterInfo\n  - logs: [a]\n  - 3\n  -\n  - {}\n  - data: {}\n");
        assertThat(keys(read)).containsExactly("data", "clusterInfo", "clusterResources");
        assertThat(read.problems()).extracting(SpecProblem::code).containsExactly(
                "spec.wrong-type", "spec.wrong-type", "spec.wrong-type", "spec.empty-item", "spec.empty-item");
        assertThat(read.problems().getFirst().doThis()).isEqualTo("Write clusterInfo: {}");
        assertProblem(read.problems().get(1), Severity.ERROR, "spec.wrong-type", 6, 11);
    }

    @Test
    void runsAnItemWithoutAValueAndWarns() {
        SupportBundleSpec read = read(HEAD + "  collectors:\n  - clusterInfo:\n");
        assertThat(keys(read)).containsExactly("clusterInfo", "clusterResources");
        assertThat(read.problems()).singleElement().satisfies(problem -> assertProblem(problem, Severity.WARNING, "spec.empty-item", 5, 5));
    }

    @Test
    void takesTheFirstKeyOfAnItemAndRefusesTheOthers() {
        SupportBundleSpec read = read(HEAD + "  collectors:\n  - logs: {}\n    clusterInfo: {}\n");
        assertThat(keys(read)).containsExactly("logs", "clusterInfo", "clusterResources");
        assertThat(read.collectors().get(1).body().position().source()).isEqualTo("default");
        assertThat(read.problems()).singleElement().satisfies(problem ->
                assertProblem(problem, Severity.ERROR, "spec.several-keys", 6, 18));
    }

    @Test
    void recognisesFieldsThatAreNotIndentedEnough() {
        String text = HEAD + "  collectors:\n  - name: app/logs\n    logs:\n    selector: [app=a]\n";
        SupportBundleSpec read = new SpecReader(Set.of("logs")::contains, _ -> true).read(List.of(new SpecText("t", text)));
        assertThat(read.collectors().getFirst().key()).isEqualTo("logs");
        assertThat(read.problems()).extracting(SpecProblem::code).containsExactly("spec.misplaced-field", "spec.misplaced-field",
                "spec.empty-item");
        assertThat(read.problems().get(1).doThis()).contains("Indent it further than logs");
    }

    @Test
    void readsEverySpellingOfExclude() {
        for (String yes : List.of("true", "yes", "\"true\"", "'1'", "\"T\"", "1")) {
            assertThat(read(HEAD + "  collectors: [{a: {exclude: " + yes + "}}]\n").collectors().getFirst().exclude()).as(yes).isTrue();
        }
        for (String no : List.of("false", "no", "\"\"", "\"False\"", "~", "0")) {
            SupportBundleSpec read = read(HEAD + "  collectors: [{a: {exclude: " + no + "}}]\n");
            assertThat(read.collectors().getFirst().exclude()).as(no).isFalse();
            assertThat(read.problems()).as(no).isEmpty();
        }
    }

    @Test
    void runsACollectorAndDropsAnAnalyzerWhoseExcludeIsUnreadable() {
        SupportBundleSpec read = read(HEAD + "  collectors: [{a: {exclude: maybe}}]\n  analyzers: [{b: {exclude: [x]}}]\n");
        assertThat(read.collectors().getFirst().exclude()).isFalse();
        assertThat(read.analyzers().getFirst().exclude()).isTrue();
        assertThat(read.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem.code()).isEqualTo("spec.bad-exclude"));
    }

    @Test
    void tellsATemplateThatIsLeftInExclude() {
        SupportBundleSpec read = read(HEAD + "  analyzers:\n  - a:\n      exclude: 'repl{{ ConfigOptionEquals \"x\" \"1\" }}'\n");
        assertThat(read.analyzers().getFirst().exclude()).isTrue();
        assertThat(read.problems()).singleElement().satisfies(problem ->
                assertProblem(problem, Severity.WARNING, "spec.template-left", 6, 16));
    }

    @Test
    void warnsOfWhatIsNotRun() {
        SupportBundleSpec read = read(HEAD + """
                  uri: https://example.com/spec.yaml
                  hostCollectors: [{cpu: {}}]
                  hostAnalyzers: [{cpu: {}}]
                  afterCollection: [{callback: {uri: x}}]
                  runHostCollectorsInPod: true
                  colectors: []
                """);
        assertThat(read.problems()).allMatch(problem -> problem.severity() == Severity.WARNING).extracting(SpecProblem::code)
                .containsExactly(
                "spec.not-run", "spec.not-run", "spec.not-run", "spec.not-run", "spec.uri-not-followed", "spec.unknown-field");
        assertThat(keys(read)).containsExactly("clusterInfo", "clusterResources");
    }

    @Test
    void saysWhereRedactorsBelongThatStandInABundle() {
        SupportBundleSpec read = read(HEAD + "  redactors:\n  - removals: {values: [abc]}\n");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.unknown-field");
            assertThat(problem.doThis()).contains("kind: Redactor");
        });
        assertThat(read.redactors()).isEmpty();
    }

    @Test
    void keepsQuietAboutEmptyFieldsThatAreNotRun() {
        assertThat(read(HEAD + "  uri: \"\"\n  hostCollectors: []\n  afterCollection:\n  runHostCollectorsInPod: false\n").problems())
                .isEmpty();
    }

    @Test
    void warnsOfAListThatStandsOutsideTheSpec() {
        SupportBundleSpec read = read("apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec:\ncollectors:\n- logs: {}\n");
        assertThat(read.problems()).singleElement().satisfies(problem ->
                assertProblem(problem, Severity.WARNING, "spec.unknown-field", 4, 1));
    }

    @Test
    void readsTheOtherVersions() {
        assertThat(keys(read("apiVersion: troubleshoot.replicated.com/v1beta1\nkind: Collector\nspec: {collectors: [{a: {}}]}\n")))
                .startsWith("a");
        SupportBundleSpec newer = read("apiVersion: troubleshoot.sh/v1beta3\nkind: SupportBundle\nspec: {collectors: [{a: {}}], analyzers: [{b: {}}]}\n");
        assertThat(keys(newer)).startsWith("a");
        assertThat(newer.analyzers()).hasSize(1);
        assertThat(newer.problems()).isEmpty();
    }

    @Test
    void refusesDocumentsThatAreMeantButNotRight() {
        assertOnlyError("apiVersion: troubleshoot.sh/v1\nkind: SupportBundle\n", "spec.unknown-version", 1, 13);
        assertOnlyError("apiVersion: troubleshoot.sh/v1beta2\nkind: Supportbundle\n", "spec.unknown-kind", 2, 7);
        assertOnlyError("kind: SupportBundle\nspec: {}\n", "spec.no-version", 1, 1);
        assertOnlyError("spec:\n  collectors: []\n", "spec.no-version", 1, 1);
        assertOnlyError("apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nspec: []\n", "spec.wrong-type", 3, 7);
        assertOnlyError("just a sentence\n", "spec.not-a-document", 1, 1);
        assertOnlyError("- a\n- b\n", "spec.not-a-document", 1, 1);
    }

    @Test
    void findsItsDocumentsInTheOutputOfHelm() throws IOException {
        SupportBundleSpec read = read(resource("helm-output.yaml"));
        assertThat(read.collectors()).extracting(SpecItem::key).containsExactly("logs", "helm", "clusterInfo", "clusterResources");
        assertThat(read.redactors()).hasSize(1);
        assertThat(read.problems()).extracting(problem -> problem.position().line() + " " + problem.severity() + " " + problem.code())
                .containsExactly(
                "3 WARNING spec.foreign-document", "12 WARNING spec.foreign-document", "45 WARNING spec.kind-not-run",
                        "51 WARNING spec.foreign-document",
                "66 ERROR spec.broken-yaml");
    }

    @Test
    void opensSecretsWithEncodedAndPlainValues() {
        String encoded = Base64.getEncoder().encodeToString((HEAD + "  collectors: [{a: {}}]\n").getBytes(StandardCharsets.UTF_8));
        SupportBundleSpec read = read("apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n  support-bundle-spec: " + encoded
                + "\n  other: aGk=\nstringData:\n  redactor-spec: |\n    apiVersion: troubleshoot.sh/v1beta2\n    kind: Redactor\n    spec: {redactors: {}}\n");
        assertThat(keys(read)).startsWith("a");
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("spec.wrong-type");
            assertThat(problem.position()).isEqualTo(new Position("t:1 Secret s key redactor-spec", 3, 19));
        });
    }

    @Test
    void refusesASecretWhoseValueIsNotEncoded() {
        assertOnlyError("apiVersion: v1\nkind: Secret\ndata:\n  support-bundle-spec: |\n    apiVersion: x\n", "spec.bad-value", 4, 24);
    }

    @Test
    void opensNoObjectInsideAnother() {
        String inner = "apiVersion: v1\nkind: ConfigMap\ndata: {support-bundle-spec: x}\n".indent(4);
        SupportBundleSpec read = read("apiVersion: v1\nkind: ConfigMap\ndata:\n  support-bundle-spec: |\n" + inner);
        assertThat(read.problems()).extracting(SpecProblem::code).containsExactly("spec.foreign-document", "spec.nothing");
    }

    @Test
    void readsALargeSpecificationWithoutAComplaint() throws IOException {
        SupportBundleSpec read = read(resource("shop.yaml"));
        assertThat(read.problems()).isEmpty();
        assertThat(keys(read)).containsExactly("clusterInfo", "clusterResources", "logs", "logs", "secret", "configMap", "data", "exec",
                "http", "postgres",
                "redis", "helm", "certificates", "nodeMetrics", "runPod", "usageCounts", "appVersion");
        assertThat(read.analyzers()).hasSize(12);
        assertThat(read.collectors().get(2).collectorName()).isEqualTo("shop-api");
        assertThat(read.analyzers().stream().filter(SpecItem::exclude)).singleElement().extracting(SpecItem::key).isEqualTo("ingress");
    }

    @Test
    void readsTheSameWithWindowsLineEndings() throws IOException {
        SupportBundleSpec unix = read(resource("shop.yaml"));
        SupportBundleSpec windows = read(resource("shop.yaml").replace("\n", "\r\n"));
        assertThat(windows).isEqualTo(unix);
    }

    private static void assertOnlyError(String text, String code, int line, int column) {
        SupportBundleSpec read = read(text);
        assertThat(read.collectors()).isEmpty();
        assertThat(read.problems()).filteredOn(problem -> problem.severity() == Severity.ERROR).singleElement()
                .satisfies(problem -> assertProblem(problem, Severity.ERROR, code, line, column));
    }

    private static void assertProblem(SpecProblem problem, Severity severity, String code, int line, int column) {
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.severity()).isEqualTo(severity);
        assertThat(problem.position()).isEqualTo(new Position("t", line, column));
        assertThat(problem.doThis()).isNotBlank();
    }

    private static List<String> keys(SupportBundleSpec spec) {
        return spec.collectors().stream().map(SpecItem::key).toList();
    }

    private static SupportBundleSpec read(String... texts) {
        return new SpecReader().read(Arrays.stream(texts).map(text -> new SpecText("t", text)).toList());
    }

    private static String resource(String name) throws IOException {
        try (InputStream resource = SpecReaderTest.class.getResourceAsStream("/spec/" + name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
