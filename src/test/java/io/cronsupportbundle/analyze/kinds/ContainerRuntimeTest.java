package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.analyze.GoldenCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ContainerRuntimeTest {
    private final AnalyzerRegistry registry = Analyzers.registry();

    @TestFactory
    Stream<DynamicTest> answersAsItsCasesSay() {
        return GoldenCase.of("containerRuntime").map(golden -> DynamicTest.dynamicTest(golden.name(), () -> golden.check(registry)));
    }
}
