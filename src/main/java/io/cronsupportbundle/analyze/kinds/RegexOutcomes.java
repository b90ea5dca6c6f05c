package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.RegexGroup;
import io.cronsupportbundle.analyze.when.TrueOrFalse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What follows from a regular expression, for the analyzers that look for one.
final class RegexOutcomes {
    private RegexOutcomes() {}

    /// All outcomes count (T22): the last that matches has the message, the worst has the verdict.
    static Finding found(Check check, List<OutcomeItem> outcomes, boolean found) throws AnalyzerException {
        Finding finding = check.neutral();
        for (OutcomeItem outcome : outcomes) {
            Optional<OutcomeBranch> branch = outcome.first();
            if (branch.isPresent() && found == TrueOrFalse.wanted(branch.get())) {
                Verdict worst = worse(finding.verdict(), branch.get().verdict());
                finding = check.finding(worst, branch.get().message(), branch.get().uri());
            }
        }
        return finding;
    }

    /// The first outcome that matches what the named groups captured.
    static Finding captured(Check check, List<OutcomeItem> outcomes, Map<String, String> captured) throws AnalyzerException {
        Optional<OutcomeBranch> branch = OutcomeItem.first(outcomes, it -> RegexGroup.parse(it.when()).matches(captured));
        if (branch.isEmpty()) {
            return check.neutral();
        }
        String message = MessageTemplate.render(branch.get().message(), TemplateData.map(captured));
        return check.finding(branch.get().verdict(), message, branch.get().uri());
    }

    private static Verdict worse(Verdict one, Verdict other) {
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN)) {
            if (one == verdict || other == verdict) {
                return verdict;
            }
        }
        return Verdict.PASS;
    }
}
