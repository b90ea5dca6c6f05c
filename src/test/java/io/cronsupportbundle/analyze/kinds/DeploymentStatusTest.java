package io.cronsupportbundle.analyze.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoldenCase;
import io.cronsupportbundle.analyze.MemoryBundle;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DeploymentStatusTest {
    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> answersAsItsCasesSay() {
        return GoldenCase.of("deploymentStatus").map(golden -> DynamicTest.dynamicTest(golden.name(), () -> golden.check(registry)));
    }

    @Test
    void givesAllDeploymentsOfACheckOneCode() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-resources/deployments/a.json", """
                {"items": [{"metadata": {"name": "x", "namespace": "a"}, "status": {"replicas": 1}},
                           {"metadata": {"name": "y", "namespace": "a"}, "status": {"replicas": 1}}]}""");

        assertThat(Analyzers.run("[{deploymentStatus: {}}]", bundle).findings()).hasSize(2).extracting(Finding::code)
                .containsOnly("deploymentStatus/all");
    }

    @Test
    void tellsNamedDeploymentsApartByCode() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-resources/deployments/a.json", "{\"items\": []}");
        String spec = "[{deploymentStatus: {name: web, namespace: a, outcomes: [{fail: {when: '< 1'}}]}}]";

        assertThat(Analyzers.run(spec, bundle).findings()).extracting(Finding::code).containsExactly("deploymentStatus/a-web");
    }

    @Test
    void saysThatANameWithoutANamespaceFindsNothing() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-resources/deployments/a.json", "{\"items\": []}");
        Analysis analysis = Analyzers.run("[{deploymentStatus: {name: web, outcomes: [{fail: {when: absent, message: m}}]}}]", bundle);

        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(finding.message()).contains("without a namespace").doesNotContain(".json");
        });
        assertThat(analysis.records().getFirst().problems()).extracting(Problem::code).containsExactly("analyzer.no-namespace");
    }
}
