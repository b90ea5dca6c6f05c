package io.cronsupportbundle.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.analyze.AnalyzerRecord.State;
import io.cronsupportbundle.analyze.kinds.Analyzers;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.spec.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyzerRunnerTest {
    private static final String VERSION = "cluster-info/cluster_version.json";

    @Test
    void answersInTheOrderOfTheSpecification() {
        Analysis analysis = Analyzers.run("""
                - clusterVersion: {checkName: b, outcomes: [{pass: {}}]}
                - clusterVersion: {checkName: a, outcomes: [{pass: {}}]}
                """, bundle());

        assertThat(analysis.findings()).extracting(Finding::title).containsExactly("b", "a");
        assertThat(analysis.records()).extracting(AnalyzerRecord::state).containsExactly(State.RAN, State.RAN);
    }

    @Test
    void recordsAnUnknownAnalyzerAndGoesOn() {
        Analysis analysis = Analyzers.run("""
                - clusterVersions: {checkName: a}
                - clusterVersion: {outcomes: [{pass: {}}]}
                """, bundle());

        assertThat(analysis.findings()).hasSize(1);
        assertThat(analysis.records().getFirst().state()).isEqualTo(State.UNSUPPORTED);
        assertThat(analysis.records().getFirst().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("analyzer.not-supported");
            assertThat(problem.doThis()).contains("clusterVersion, ");
        });
    }

    @Test
    void recordsWhatIsExcluded() {
        Analysis analysis = Analyzers.run("[{clusterVersion: {exclude: true}}]", bundle());

        assertThat(analysis.findings()).isEmpty();
        assertThat(analysis.records()).extracting(AnalyzerRecord::state).containsExactly(State.EXCLUDED);
    }

    @Test
    void warnsOfUnknownFieldsAndRunsAllTheSame() {
        Analysis analysis = Analyzers.run("[{clusterVersion: {checkname: x, outcomes: [{pass: {title: t}}]}}]", bundle());

        assertThat(analysis.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
        assertThat(analysis.records().getFirst().problems()).extracting(Problem::code).containsOnly("spec.unknown-field").hasSize(2);
    }

    @Test
    void takesUnquotedConditionsAndSaysSo() {
        MemoryBundle bundle = MemoryBundle.of().with("c/a.log", "err");
        Analysis analysis = Analyzers.run(
                "[{textAnalyze: {collectorName: c, fileName: a.log, regex: err, outcomes: [{fail: {when: true, message: m}}]}}]", bundle);

        assertThat(analysis.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
        assertThat(analysis.records().getFirst().problems()).extracting(Problem::code).containsExactly("spec.unquoted");
    }

    @Test
    void saysThatOthersDoNotTakeDoubleSpaces() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-resources/deployments/a.json", "{\"items\":[]}");
        Analysis analysis = Analyzers.run(
                "[{deploymentStatus: {name: x, namespace: a, outcomes: [{fail: {when: '<  1', message: m}}]}}]", bundle);

        assertThat(analysis.records().getFirst().problems()).extracting(Problem::code).containsExactly("analyzer.when-spaces");
    }

    @Test
    void turnsAFieldOfTheWrongTypeIntoAFinding() {
        Analysis analysis = Analyzers.run("[{clusterVersion: {checkName: x, outcomes: {pass: {}}}}]", bundle());

        assertThat(analysis.records().getFirst().state()).isEqualTo(State.FAILED);
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.title()).isEqualTo("x");
            assertThat(finding.message()).contains("outcomes is not a list of mappings");
        });
    }

    @Test
    void turnsABugOfAnAnalyzerIntoAFinding() {
        AnalyzerRunner runner = new AnalyzerRunner(new AnalyzerRegistry(List.of(new Broken())));

        Analysis analysis = runner.run(SpecItems.of("[{broken: {checkName: x}}]"), bundle());

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.WARN);
            assertThat(finding.message()).isEqualTo("The analyzer broken could not answer: IllegalStateException: off by one");
        });
    }

    @Test
    void namesWhatWasReadAsEvidenceOfAnError() {
        Analysis analysis = Analyzers.run("[{clusterVersion: {outcomes: [{pass: {}}]}}]", MemoryBundle.of().with(VERSION, "{"));

        assertThat(analysis.findings().getFirst().evidence()).extracting(Object::toString).containsExactly(VERSION);
    }

    @Test
    void givesTheSameAnswerTwice() {
        String spec = "[{clusterVersion: {outcomes: [{pass: {}}]}}, {clusterPodStatuses: {outcomes: [{fail: {}}]}}]";

        assertThat(Analyzers.run(spec, bundle())).isEqualTo(Analyzers.run(spec, bundle()));
    }

    private static MemoryBundle bundle() {
        return MemoryBundle.of().with(VERSION, "{\"string\": \"v1.31.0\"}");
    }

    private static final class Broken implements Analyzer<Broken.Spec> {
        record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

        @Override
        public AnalyzerInfo info() {
            return new AnalyzerInfo("broken", "nothing", List.of());
        }

        @Override
        public Spec read(Fields fields) {
            return new Spec(Check.read(fields, "broken", Icon.NONE, "", ""), List.of());
        }

        @Override
        public List<Finding> analyze(Spec spec, EvidenceReader evidence) {
            throw new IllegalStateException("off by one");
        }
    }
}
