package io.cronsupportbundle.analyze.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoldenCase;
import io.cronsupportbundle.analyze.MemoryBundle;
import io.cronsupportbundle.analyze.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextAnalyzeTest {
    private static final String SPEC = "[{textAnalyze: {collectorName: c, fileName: '*.log', regex: panic, outcomes: ["
            + "{fail: {when: 'true', message: bad}}, {pass: {when: 'false', message: ok}}]}}]";

    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> answersAsItsCasesSay() {
        return GoldenCase.of("textAnalyze").map(golden -> DynamicTest.dynamicTest(golden.name(), () -> golden.check(registry)));
    }

    @Test
    void namesTheFileOfEachFinding() {
        MemoryBundle bundle = MemoryBundle.of().with("c/a.log", "panic").with("c/b.log", "fine");

        assertThat(Analyzers.run(SPEC, bundle).findings())
                .extracting(Finding::verdict, finding -> finding.evidence().toString())
                .containsExactly(org.assertj.core.api.Assertions.tuple(Verdict.FAIL, "[c/a.log]"),
                        org.assertj.core.api.Assertions.tuple(Verdict.PASS, "[c/b.log]"));
    }

    @Test
    void isUnknownBeyondTheLimitUnlessFoundBeforeIt() {
        String filler = "x".repeat(EvidenceReader.MAX_TEXT);
        MemoryBundle bundle = MemoryBundle.of().with("c/a.log", "panic" + filler).with("c/b.log", filler + "panic");

        assertThat(Analyzers.run(SPEC, bundle).findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.UNKNOWN);
    }

    @Test
    void countsEveryLogOfACheckUnderOneCode() {
        MemoryBundle bundle = MemoryBundle.of().with("c/a.log", "panic");

        assertThat(Analyzers.run(SPEC, bundle).findings()).extracting(Finding::code).containsExactly("textAnalyze/c-log");
    }
}
