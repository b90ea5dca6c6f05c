package io.cronsupportbundle.analyze.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoldenCase;
import io.cronsupportbundle.analyze.MemoryBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClusterVersionTest {
    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> answersAsItsCasesSay() {
        return GoldenCase.of("clusterVersion").map(golden -> DynamicTest.dynamicTest(golden.name(), () -> golden.check(registry)));
    }

    @Test
    void tellsCodeAndEvidence() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-info/cluster_version.json", "{\"string\":\"v1.31.0\"}");

        Finding finding = Analyzers.run("[{clusterVersion: {checkName: 'Supported Kubernetes?', outcomes: [{pass: {}}]}}]",
                bundle).findings()
                .getFirst();

        assertThat(finding.code()).isEqualTo("clusterVersion/supported-kubernetes");
        assertThat(finding.evidence()).extracting(Object::toString).containsExactly("cluster-info/cluster_version.json");
    }
}
