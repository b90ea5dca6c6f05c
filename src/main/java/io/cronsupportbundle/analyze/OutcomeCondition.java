package io.cronsupportbundle.analyze;

/// Whether an outcome applies, which each analyzer decides in its own grammar. It is not asked about an empty `when`, which always does.
@FunctionalInterface
public interface OutcomeCondition {
    boolean applies(OutcomeBranch branch) throws AnalyzerException;
}
