package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.InvolvedObject;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.bundle.BundlePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Judges custom resources by one of their conditions. Operators differ in everything but this: `status.conditions` says how an object is
/// doing (Kubernetes, API conventions, typical status properties).
final class ReadyObjects {
    private static final String TITLE = "{{ .Kind }} {{ .Namespace }}/{{ .Name }}";
    private static final String MESSAGE = "{{ .Kind }} {{ .Namespace }}/{{ .Name }} is not {{ .Condition }}: {{ .Reason }} {{ .Message }}";

    private final Check check;
    private final List<OutcomeItem> outcomes;
    private final String condition;
    private final List<Finding> findings = new ArrayList<>();
    private int judged;

    ReadyObjects(Check check, List<OutcomeItem> outcomes, String condition) {
        this.check = check;
        this.outcomes = List.copyOf(outcomes);
        this.condition = condition;
    }

    void judge(JsonNode object, BundlePath path) throws AnalyzerException {
        judged++;
        JsonNode found = MissingNode.getInstance();
        for (JsonNode candidate : object.path("status").path("conditions")) {
            if (candidate.path("type").asText("").equals(condition)) {
                found = candidate;
            }
        }
        if (!found.path("status").asText("").equals("True")) {
            OutcomeBranch bad = OutcomeItem.last(outcomes, List.of(Verdict.FAIL, Verdict.WARN))
                    .orElse(new OutcomeBranch(Verdict.FAIL, "", "", ""));
            tell(object, found, bad, path);
        }
    }

    void warn(JsonNode object, String message, BundlePath path) throws AnalyzerException {
        judged++;
        tell(object, MissingNode.getInstance(), new OutcomeBranch(Verdict.WARN, "", message, ""), path);
    }

    /// What was found, or that everything is well.
    ///
    /// @param unseen why some objects were not seen; empty when all were
    List<Finding> findings(Collection<String> unseen) {
        List<Finding> all = new ArrayList<>(findings);
        if (!unseen.isEmpty()) {
            all.add(check.unknown(String.join("; ", unseen)));
        } else if (findings.isEmpty()) {
            all.add(check.conclude(Verdict.PASS, outcomes, "All " + judged + " objects are " + condition));
        }
        return all;
    }

    private void tell(JsonNode object, JsonNode found, OutcomeBranch branch, BundlePath path) throws AnalyzerException {
        JsonNode metadata = object.path("metadata");
        String kind = object.path("kind").asText("");
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("kind", kind)
                .put("namespace", metadata.path("namespace").asText("")).put("name", metadata.path("name").asText(""))
                .put("condition", condition).put("status", found.path("status").asText(""))
                .put("reason", found.isMissingNode() ? "it has no such condition" : found.path("reason").asText(""))
                .put("message", found.path("message").asText(""));
        TemplateData template = TemplateData.object(data);
        String message = MessageTemplate.render(branch.message().isEmpty() ? MESSAGE : branch.message(), template).strip();
        findings.add(check.titled(MessageTemplate.render(TITLE, template)).finding(branch.verdict(), message, branch.uri()).from(path)
                .about(new InvolvedObject(kind, metadata.path("namespace").asText(""), metadata.path("name").asText(""),
                        object.path("apiVersion").asText(""))));
    }
}
