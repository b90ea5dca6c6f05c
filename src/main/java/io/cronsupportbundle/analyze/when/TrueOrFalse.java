package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.spec.GoBool;

/// Conditions on something that holds or does not: `true`, `false` and Go's other spellings (reference, grammar F4). Without a condition a
/// pass outcome is about what holds, the others about what does not.
public final class TrueOrFalse {
    private TrueOrFalse() {}

    public static boolean wanted(OutcomeBranch branch) throws AnalyzerException {
        return branch.when().isEmpty() ? branch.verdict() == Verdict.PASS : parse(branch.when());
    }

    public static boolean parse(String when) throws AnalyzerException {
        return GoBool.parse(when).orElseThrow(() -> new AnalyzerException("when \"" + when + "\" is neither true nor false"));
    }
}
