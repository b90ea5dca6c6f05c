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
