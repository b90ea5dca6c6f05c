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

class ClusterPodStatusesTest {
    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> answersAsItsCasesSay() {
        return GoldenCase.of("clusterPodStatuses").map(golden -> DynamicTest.dynamicTest(golden.name(), () -> golden.check(registry)));
    }

    @Test
    void countsPodsUnderTheStateAskedFor() {
        MemoryBundle bundle = MemoryBundle.of().with("cluster-resources/pods/a.json",
                "{\"items\": [{\"metadata\": {\"name\": \"x\", \"namespace\": \"a\"}, \"status\": {\"phase\": \"Pending\"}}]}");
        String spec = "[{clusterPodStatuses: {checkName: 'Pod {{ .Name }}', outcomes: [{fail: {when: '== Pending'}}]}}]";

        Finding finding = Analyzers.run(spec, bundle).findings().getFirst();

        assertThat(finding.code()).isEqualTo("clusterPodStatuses/pod/pending");
        assertThat(finding.title()).isEqualTo("Pod x");
        assertThat(finding.evidence()).extracting(Object::toString).containsExactly("cluster-resources/pods/a.json");
    }
}
