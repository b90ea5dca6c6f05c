package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoRegex;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.TextExcerpt;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.template.TemplateException;
import io.cronsupportbundle.analyze.when.TrueOrFalse;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks for an event with a reason, because what the cluster tried and gave up is written down there and nowhere else.
@Singleton
final class Event implements Analyzer<Event.Spec> {
    private static final String KEY = "event";
    private static final Icon ICON = new Icon("kubernetes_event", "kubernetes.svg?w=16&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes, String namespace, String reason, String kind, String regex)
            implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether an event with a reason occurred", List.of(PodEvents.DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String namespace = fields.text("namespace", "");
        String reason = fields.text("reason", "");
        String kind = fields.text("kind", "");
        Check check = Check.read(fields, KEY, ICON, collector.isEmpty() ? "Event" : collector, namespace + " " + reason + " " + kind);
        return new Spec(check.lenient(), OutcomeItem.read(fields), namespace.isEmpty() ? "default" : namespace, reason, kind,
                fields.text("regex", ""));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        if (spec.reason().isEmpty()) {
            throw new AnalyzerException("the specification names no reason");
        }
        Predicate<String> wanted = wanted(spec.regex());
        List<JsonNode> found = new ArrayList<>();
        boolean there = evidence.contains(PodEvents.DIRECTORY + spec.namespace() + ".json", event -> {
            boolean matches = matches(spec, wanted, event);
            if (matches && found.isEmpty()) {
                found.add(event);
            }
            return matches;
        });
        for (OutcomeItem outcome : spec.outcomes()) {
            for (OutcomeBranch branch : outcome.branches()) {
                if (TrueOrFalse.parse(branch.when()) == there) {
                    String message = found.isEmpty() ? branch.message() : rendered(branch.message(), found.getFirst());
                    return List.of(spec.check().finding(branch.verdict(), message, branch.uri()));
                }
            }
        }
        return List.of(spec.check().neutral());
    }

    /// No message is what a broken expression looks for; specifications rely on the outcome for `false` then.
    private static Predicate<String> wanted(String regex) {
        if (regex.isEmpty()) {
            return _ -> true;
        }
        try {
            GoRegex expression = GoRegex.compile(regex);
            return message -> expression.find(TextExcerpt.of(message));
        } catch (AnalyzerException broken) {
            return _ -> false;
        }
    }

    private static boolean matches(Spec spec, Predicate<String> wanted, JsonNode event) {
        String kind = event.path("involvedObject").path("kind").asText("");
        return event.path("reason").asText("").equalsIgnoreCase(spec.reason())
                && (spec.kind().isEmpty() || kind.equalsIgnoreCase(spec.kind()))
                && wanted.test(event.path("message").asText(""));
    }

    /// A message that cannot be filled in is replaced, so that the finding stays.
    private static String rendered(String message, JsonNode event) {
        try {
            return MessageTemplate.render(message, TemplateData.object(event));
        } catch (TemplateException e) {
            return "Event matched. Reason: " + event.path("reason").asText("") + " Name: "
                    + event.path("involvedObject").path("name").asText("") + " Message: " + event.path("message").asText("");
        }
    }
}
