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
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.template.MessageTemplate;
import io.cronsupportbundle.analyze.template.TemplateData;
import io.cronsupportbundle.analyze.when.VersionState;
import io.cronsupportbundle.analyze.when.VersionState.Running;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says whether an application runs what it should: nothing half rolled out, nothing older than supported.
@Singleton
final class AppVersion implements Analyzer<AppVersion.Spec> {
    private static final String KEY = "appVersion";

    record Spec(Check check, List<OutcomeItem> outcomes, String file) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether an application runs the version it should", List.of("app-version/<collectorName>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Application Version", collector), OutcomeItem.read(fields),
                "app-version/" + (collector.isEmpty() ? "app-version" : collector) + ".json");
    }

    /// A condition applies when it holds of any workload; the message can name those in `.Names`.
    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        JsonNode document = evidence.document(spec.file());
        List<Running> all = running(document);
        for (OutcomeItem outcome : spec.outcomes()) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            Set<String> names = new LinkedHashSet<>();
            for (Running one : all) {
                if (branch.when().isEmpty() || VersionState.parse(branch.when()).matches(one)) {
                    names.add(one.name());
                }
            }
            if (!names.isEmpty() || branch.when().isEmpty()) {
                if (branch.verdict() == Verdict.PASS && !document.path("errors").isEmpty()) {
                    throw new MissingInputException(spec.file() + " is not complete: " + document.path("errors").path(0).asText(""));
                }
                ObjectNode data = JsonNodeFactory.instance.objectNode().put("names", String.join(", ", names));
                String message = MessageTemplate.render(branch.message(), TemplateData.object(data));
                return List.of(spec.check().finding(branch.verdict(), message, branch.uri()));
            }
        }
        return List.of(spec.check().neutral());
    }

    private static List<Running> running(JsonNode document) {
        List<Running> all = new ArrayList<>();
        for (JsonNode workload : document.path("workloads")) {
            boolean drift = false;
            for (JsonNode container : workload.path("containers")) {
                drift |= drifts(container.path("image").asText(""), container.path("running"));
            }
            all.add(new Running(name(workload), drift, workload.path("version").asText("")));
        }
        for (JsonNode version : document.path("versions")) {
            all.add(new Running(name(version), !version.path("rolledOut").asBoolean(), version.path("deployed").asText("")));
        }
        return all;
    }

    /// Pods of one workload with different images are in the middle of a rollout. A wanted digest can be compared, a tag cannot.
    private static boolean drifts(String image, JsonNode running) {
        int digest = image.indexOf("@sha256:");
        boolean other = false;
        for (JsonNode id : running) {
            other |= digest >= 0 && !id.asText("").endsWith(image.substring(digest));
        }
        return running.size() > 1 || other;
    }

    private static String name(JsonNode object) {
        return object.path("namespace").asText("") + "/" + object.path("name").asText("");
    }
}
