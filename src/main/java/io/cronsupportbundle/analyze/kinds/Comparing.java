package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.TrueOrFalse;
import java.util.List;

/// What follows from comparing a document's value with the one of the specification, for the analyzers that do.
final class Comparing {
    static final Icon ICON = new Icon("kubernetes_text_analyze", "text-analyze.svg");

    private Comparing() {}

    /// The first outcome whose condition says what is the case; messages are filled in from the whole document. Those of the outcomes
    /// before it are too, so that a broken template shows while its outcome does not apply.
    static Finding decide(Check check, List<OutcomeItem> outcomes, boolean equal, JsonNode document) throws AnalyzerException {
        for (OutcomeItem outcome : outcomes) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            boolean wanted = TrueOrFalse.wanted(branch);
            String message = MessageTemplate.render(branch.message(), TemplateData.map(document));
            if (wanted == equal) {
                return check.finding(branch.verdict(), message, branch.uri());
            }
        }
        return check.lenient().finding(Verdict.FAIL, "Invalid analyzer", "");
    }
}
