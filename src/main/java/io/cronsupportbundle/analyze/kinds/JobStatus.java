package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.FieldCount;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says whether a job ended well: one by name against the outcomes of the specification, or all of them against their own wish.
@Singleton
final class JobStatus implements Analyzer<JobStatus.Spec> {
    private static final String KEY = "jobStatus";
    private static final String DIRECTORY = "cluster-resources/jobs/";
    private static final Icon ICON = new Icon("kubernetes_deployment_status", "deployment-status.svg?w=17&h=17");

    private static final Map<String, String> FIELDS = Map.of("succeeded", "succeeded", "failed", "failed");

    record Spec(Check check, List<OutcomeItem> outcomes, Workloads workloads) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a job, or every one, ended well", List.of(DIRECTORY + "<namespace>.json"));
    }

    @Override
    public Spec read(Fields fields) {
        Workloads workloads = Workloads.read(fields, DIRECTORY);
        Check check = Check.read(fields, KEY, ICON, "Job Status", workloads.id());
        Check titled = workloads.name().isEmpty() ? check : check.titled(workloads.name() + " Status");
        return new Spec(titled, OutcomeItem.read(fields), workloads);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Workloads workloads = spec.workloads();
        if (workloads.name().isEmpty()) {
            return workloads.each(spec.check(), evidence, item -> incomplete(spec, item));
        }
        Optional<JsonNode> named = workloads.named(evidence);
        if (named.isEmpty()) {
            String notFound = "The job \"" + workloads.name() + "\" was not found";
            return List.of(spec.check().titled(workloads.name() + " Job Status").finding(Verdict.FAIL, notFound, ""));
        }
        JsonNode job = named.get();
        return spec.outcomes().isEmpty()
                ? incomplete(spec, job).stream().toList()
                : List.of(spec.check().decide(spec.outcomes(),
                        branch -> FieldCount.parse(branch.when(), FIELDS).matches(job.path("status"))));
    }

    /// A job that says how many completions it wants has to have them; otherwise several successes do. One that never failed is on its way.
    private static Optional<Finding> incomplete(Spec spec, JsonNode job) {
        JsonNode completions = job.path("spec").path("completions");
        long succeeded = job.path("status").path("succeeded").asLong();
        boolean done = completions.isNumber() ? completions.asLong() == succeeded : succeeded > 1;
        if (done || job.path("status").path("failed").asLong() == 0) {
            return Optional.empty();
        }
        String name = Workloads.fullName(job);
        return Optional.of(spec.check().titled(name + " Job Status")
                .finding(Verdict.FAIL, "The job " + name + " is not complete", ""));
    }
}
