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
import io.cronsupportbundle.analyze.InvolvedObject;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names containers that crash or keep restarting, with how they last ended and what they last wrote, which is mostly the answer.
@Singleton
final class Restarts implements Analyzer<Restarts.Spec> {
    private static final String KEY = "restarts";
    private static final String LOGS = "cluster-resources/pods/logs/";

    /// A container that restarted a few times in its life is no news.
    private static final long MANY = 5;

    /// Enough for the last lines of a stack trace.
    private static final long LINES = 10;
    private static final long MOST_LINES = 100;

    /// @param above containers with more restarts are named
    /// @param looping whether only those are named that keep crashing at this time
    /// @param lines of the log that are shown
    record Spec(Check check, List<OutcomeItem> outcomes, List<String> namespaces, long above, boolean looping, int lines) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which containers crash or keep restarting", List.of(PodFiles.DIRECTORY + "<namespace>.json",
                LOGS + "<namespace>/<pod>/<container>-previous.log", LOGS + "<namespace>/<pod>/<container>.log"));
    }

    @Override
    public Spec read(Fields fields) {
        int lines = (int) Math.clamp(fields.whole("logLines", LINES), 0, MOST_LINES);
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Restarts", ""), OutcomeItem.read(fields), fields.texts("namespaces"),
                fields.whole("above", MANY), fields.bool("onlyCrashLooping", false), lines);
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        PodFiles pods = PodFiles.of(spec.namespaces(), evidence);
        List<Finding> findings = new ArrayList<>();
        for (BundlePath path : pods.paths()) {
            evidence.items(path, pod -> {
                for (String statuses : List.of("initContainerStatuses", "containerStatuses")) {
                    for (JsonNode container : pod.path("status").path(statuses)) {
                        boolean loops = container.path("state").path("waiting").path("reason").asText("").equals("CrashLoopBackOff");
                        if (loops || (!spec.looping() && container.path("restartCount").asLong() > spec.above())) {
                            findings.add(told(spec, evidence, pod, container, path));
                        }
                    }
                }
            });
        }
        findings.addAll(pods.unknown(spec.check()));
        if (findings.isEmpty()) {
            return List.of(spec.check().conclude(Verdict.PASS, spec.outcomes(), "No container keeps restarting"));
        }
        return findings;
    }

    private static Finding told(Spec spec, EvidenceReader evidence, JsonNode pod, JsonNode container, BundlePath path)
            throws IOException {
        String namespace = pod.path("metadata").path("namespace").asText("");
        String name = pod.path("metadata").path("name").asText("");
        String containerName = container.path("name").asText("");
        String what = namespace + "/" + name + " container " + containerName;
        List<BundlePath> paths = new ArrayList<>(List.of(path));
        StringBuilder message = new StringBuilder(what).append(" restarted ").append(container.path("restartCount").asLong())
                .append(" times").append(ended(container));
        Optional<BundlePath> log = log(evidence, namespace, name, containerName);
        if (log.isPresent() && spec.lines() > 0) {
            List<String> lines = evidence.lastLines(log.get(), spec.lines());
            message.append(lines.isEmpty() ? "\nIts log is empty" : "\nIts last lines:\n" + String.join("\n", lines));
            paths.add(log.get());
        }
        OutcomeBranch bad = OutcomeItem.last(spec.outcomes(), List.of(Verdict.FAIL, Verdict.WARN))
                .orElse(new OutcomeBranch(Verdict.FAIL, "", "", ""));
        String said = bad.message().isEmpty() ? message.toString() : bad.message() + "\n" + message;
        return spec.check().titled("Restarts of " + what).finding(bad.verdict(), said, bad.uri()).from(paths)
                .about(new InvolvedObject("Pod", namespace, name, "v1"));
    }

    private static String ended(JsonNode container) {
        JsonNode last = container.path("lastState").path("terminated");
        JsonNode end = last.isMissingNode() ? container.path("state").path("terminated") : last;
        if (end.isMissingNode()) {
            return "";
        }
        String time = end.path("finishedAt").asText("");
        String message = end.path("message").asText("").strip();
        return "; it last ended" + (time.isEmpty() ? "" : " at " + time) + " with exit code " + end.path("exitCode").asLong() + " ("
                + end.path("reason").asText("no reason") + ")" + (message.isEmpty() ? "" : ": " + message);
    }

    /// The log of the run that ended is the one that tells.
    private static Optional<BundlePath> log(EvidenceReader evidence, String namespace, String pod, String container) {
        String directory = LOGS + namespace + "/" + pod + "/";
        return evidence.entry(directory + container + "-previous.log").or(() -> evidence.entry(directory + container + ".log"));
    }
}
