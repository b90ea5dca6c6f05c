package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.template.TemplateException;
import io.cronsupportbundle.analyze.when.Reason;
import io.cronsupportbundle.analyze.when.Words;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds containers that are, or last ended, in a state that the specification names. Unlike the peer it looks at every container of a pod
/// and describes each with its own message (T17).
@Singleton
final class ClusterContainerStatuses implements Analyzer<ClusterContainerStatuses.Spec> {
    private static final String KEY = "clusterContainerStatuses";
    private static final Icon ICON = new Icon("kubernetes_container_statuses", "kubernetes.svg?w=16&h=16");

    /// @param restartCount containers with fewer restarts are not looked at
    record Spec(Check check, List<OutcomeItem> outcomes, List<String> namespaces, long restartCount) implements AnalyzerSpec {}

    private record Condition(OutcomeBranch branch, Reason reason) {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which containers are, or last ended, in a state", List.of(PodFiles.DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        Check check = Check.read(fields, KEY, ICON, "Cluster Container Status", "");
        return new Spec(check.lenient(), OutcomeItem.read(fields), fields.texts("namespaces"), fields.whole("restartCount", 0));
    }

    /// Every outcome is about every pod. One without a condition ends them: it speaks when the outcomes before it found nothing.
    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        List<OutcomeBranch> branches = spec.outcomes().stream().flatMap(outcome -> outcome.first().stream()).toList();
        List<Condition> conditions = new ArrayList<>();
        for (OutcomeBranch branch : branches) {
            if (branch.when().isEmpty()) {
                break;
            }
            conditions.add(new Condition(branch, reason(branch.when())));
        }
        List<List<Finding>> byCondition = new ArrayList<>();
        conditions.forEach(_ -> byCondition.add(new ArrayList<>()));
        PodFiles pods = PodFiles.of(spec.namespaces(), evidence);
        for (BundlePath path : pods.paths()) {
            evidence.items(path, pod -> {
                for (int i = 0; i < conditions.size(); i++) {
                    for (Finding finding : findings(spec, conditions.get(i), pod)) {
                        byCondition.get(i).add(finding.from(path));
                    }
                }
            });
        }
        List<Finding> findings = new ArrayList<>(byCondition.stream().flatMap(List::stream).toList());
        if (!pods.reasons().isEmpty()) {
            findings.addAll(pods.unknown(spec.check()));
        } else if (findings.isEmpty() && conditions.size() < branches.size()) {
            findings.add(spec.check().finding(branches.get(conditions.size())));
        }
        return findings;
    }

    private static Reason reason(String when) throws AnalyzerException {
        Optional<Reason> reason = Words.of(when).size() == 2 ? Reason.parse(when) : Optional.empty();
        return reason.orElseThrow(() -> new AnalyzerException("when \"" + when + "\" is not == or != and a reason"));
    }

    private static List<Finding> findings(Spec spec, Condition condition, JsonNode pod) {
        List<JsonNode> containers = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean any = false;
        for (JsonNode container : pod.path("status").path("containerStatuses")) {
            if (container.path("restartCount").asLong() >= spec.restartCount()) {
                containers.add(container);
                Optional<JsonNode> state = state(container, condition.reason().name());
                any |= state.isPresent();
                if (state.isPresent() && condition.reason().equal()) {
                    findings.add(described(spec, condition.branch(), pod, container, state.get().path("message").asText("")));
                }
            }
        }
        if (!condition.reason().equal() && !any && !containers.isEmpty()) {
            findings.add(described(spec, condition.branch(), pod, containers.getFirst(), ""));
        }
        return findings;
    }

    private static Optional<JsonNode> state(JsonNode container, String reason) {
        List<JsonNode> states = List.of(container.path("lastState").path("terminated"), container.path("state").path("terminated"),
                container.path("state").path("waiting"));
        return states.stream().filter(state -> state.path("reason").asText("").equalsIgnoreCase(reason)).findFirst();
    }

    private static Finding described(Spec spec, OutcomeBranch branch, JsonNode pod, JsonNode container, String message) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("namespace", pod.path("metadata").path("namespace").asText(""));
        data.put("podName", pod.path("metadata").path("name").asText(""));
        data.put("containerName", container.path("name").asText(""));
        data.put("ready", container.path("ready").asBoolean());
        data.put("restartCount", container.path("restartCount").asLong());
        data.put("message", message);
        return spec.check().part(branch.when()).finding(branch.verdict(), rendered(branch.message(), data), branch.uri());
    }

    /// A message that cannot be filled in is replaced, so that the finding stays.
    private static String rendered(String message, ObjectNode data) {
        try {
            return MessageTemplate.render(message, TemplateData.object(data));
        } catch (TemplateException e) {
            return "Container matched. Container: " + data.path("containerName").asText() + ", Namespace: "
                    + data.path("namespace").asText() + ", Pod: " + data.path("podName").asText();
        }
    }
}
