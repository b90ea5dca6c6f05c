package io.cronsupportbundle.analyze;

import io.cronsupportbundle.spec.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One element of `outcomes:`. It should hold one of `fail`, `warn` and `pass`; where people write several, analyzers differ in what
/// they make of it, so all are kept, in that order.
public record OutcomeItem(List<OutcomeBranch> branches) {
    public OutcomeItem {
        branches = List.copyOf(branches);
    }

    public static List<OutcomeItem> read(Fields fields) {
        return fields.objects("outcomes").stream().map(OutcomeItem::item).toList();
    }

    /// The branch that counts for most analyzers: fail before warn before pass.
    public Optional<OutcomeBranch> first() {
        return branches.stream().findFirst();
    }

    /// The first outcome that applies, which is the answer of most analyzers.
    public static Optional<OutcomeBranch> first(List<OutcomeItem> outcomes, OutcomeCondition condition) throws AnalyzerException {
        for (OutcomeItem outcome : outcomes) {
            Optional<OutcomeBranch> branch = outcome.first();
            if (branch.isPresent() && (branch.get().when().isEmpty() || condition.applies(branch.get()))) {
                return branch;
            }
        }
        return Optional.empty();
    }

    /// The last outcome of one of the verdicts; analyzers that ask whether something is there let it speak.
    public static Optional<OutcomeBranch> last(List<OutcomeItem> outcomes, List<Verdict> verdicts) {
        return outcomes.stream().flatMap(outcome -> outcome.branches().stream())
                .filter(branch -> verdicts.contains(branch.verdict()))
                .reduce((_, later) -> later);
    }

    private static OutcomeItem item(Fields fields) {
        List<OutcomeBranch> branches = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.FAIL, Verdict.WARN, Verdict.PASS)) {
            fields.object(verdict.key()).ifPresent(branch -> {
                branches.add(new OutcomeBranch(verdict, branch.text("when", ""), branch.text("message", ""), branch.text("uri", "")));
                branch.finish();
            });
        }
        fields.finish();
        return new OutcomeItem(branches);
    }
}
