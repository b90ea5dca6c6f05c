package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.InvolvedObject;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.Reason;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.kubernetes.PodStatus;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says of every pod in which state it is, because that is what a support engineer asks first. One finding per pod to which an outcome
/// applies; pods to which none applies are not mentioned.
@Singleton
final class ClusterPodStatuses implements Analyzer<ClusterPodStatuses.Spec> {
    private static final String KEY = "clusterPodStatuses";
    private static final String TITLE = "Pod {{ .Namespace }}/{{ .Name }} status";
    private static final String MESSAGE =
            "Pod {{ .Namespace }}/{{ .Name }} status is {{ .Status.Reason }}. Message is: {{ .Status.Message }}";

    /// A state of this analyzer, not of Kubernetes.
    private static final String HEALTHY = "Healthy";

    /// @param title a template; findings about no pod in particular show it without its braces' content
    record Spec(Check check, List<OutcomeItem> outcomes, String title, List<String> namespaces) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "In which state each pod is",
                List.of(PodFiles.DIRECTORY + "<namespace>.json", PodEvents.DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        List<String> namespaces = fields.texts("namespaces").stream().filter(namespace -> !namespace.isEmpty()).toList();
        Check check = Check.read(fields, KEY, Icon.NONE, TITLE, "");
        String plain = check.title().contains("{{") ? "Pod statuses" : check.title();
        return new Spec(check.titled(plain), OutcomeItem.read(fields), check.title(), namespaces);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        PodFiles pods = PodFiles.of(spec.namespaces(), evidence);
        List<Finding> findings = new ArrayList<>();
        for (BundlePath path : pods.paths()) {
            PodEvents events = new PodEvents(evidence);
            evidence.items(path, pod -> finding(spec, pod, events).ifPresent(finding -> findings.add(finding.from(path))));
        }
        findings.addAll(pods.unknown(spec.check()));
        return findings;
    }

    private static Optional<Finding> finding(Spec spec, JsonNode pod, PodEvents events) throws AnalyzerException, IOException {
        PodStatus computed = PodStatus.of(pod);
        JsonNode status = pod.path("status");
        boolean named = !status.path("reason").asText("").isEmpty();
        String reason = named ? status.path("reason").asText() : computed.reason();
        for (OutcomeItem outcome : spec.outcomes()) {
            Optional<OutcomeBranch> branch = outcome.first();
            if (branch.isPresent() && applies(branch.get().when(), computed, reason)) {
                String known = named ? status.path("message").asText("") : computed.message();
                String message = known.isEmpty() ? events.warnings(pod) : known;
                return Optional.of(rendered(spec, branch.get(), described(pod, reason, message)));
            }
        }
        return Optional.empty();
    }

    private static boolean applies(String when, PodStatus status, String reason) {
        if (when.isEmpty()) {
            return true;
        }
        Optional<Reason> condition = Reason.parse(when);
        if (condition.isEmpty()) {
            return false;
        }
        String name = condition.get().name();
        boolean is = name.equals(HEALTHY) ? !status.unhealthy() : name.equals(status.phase()) || name.equals(reason);
        return is == condition.get().equal();
    }

    /// The pod as templates are to see it.
    private static JsonNode described(JsonNode pod, String reason, String message) {
        if (pod instanceof ObjectNode object) {
            ObjectNode status = object.withObjectProperty("status");
            status.put("reason", reason);
            status.put("message", message.isEmpty() ? "None" : message);
        }
        return pod;
    }

    private static Finding rendered(Spec spec, OutcomeBranch branch, JsonNode pod) throws AnalyzerException {
        TemplateData data = TemplateData.object(pod);
        String title = MessageTemplate.render(spec.title(), data);
        String message = MessageTemplate.render(branch.message().isEmpty() ? MESSAGE : branch.message(), data).strip();
        JsonNode metadata = pod.path("metadata");
        InvolvedObject object =
                new InvolvedObject("Pod", metadata.path("namespace").asText(""), metadata.path("name").asText(""), "v1");
        return spec.check().titled(title).part(branch.when()).finding(branch.verdict(), message, branch.uri()).about(object);
    }
}
