package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.analyze.AnalyzerRegistry;
import io.cronsupportbundle.analyze.AnalyzerRunner;
import io.cronsupportbundle.analyze.SpecItems;
import io.cronsupportbundle.bundle.BundleView;
import io.micronaut.context.ApplicationContext;

/// The analyzers as the program has them: whatever is a bean, and nothing else.
public final class Analyzers {
    private Analyzers() {}

    public static AnalyzerRegistry registry() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBean(AnalyzerRegistry.class);
        }
    }

    public static Analysis run(String analyzers, BundleView bundle) {
        return new AnalyzerRunner(registry()).run(SpecItems.of(analyzers), bundle);
    }
}
