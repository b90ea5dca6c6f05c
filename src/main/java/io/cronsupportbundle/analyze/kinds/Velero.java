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
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.TextExcerpt;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Says how the backups of a cluster with Velero are doing: whether there is somewhere to put them, which failed, and what the logs say.
@Singleton
final class Velero implements Analyzer<Velero.Spec> {
    private static final String KEY = "velero";
    private static final String DEPLOYMENTS = "cluster-resources/deployments/velero.json";
    private static final Pattern VERSION = Pattern.compile("v\\d+\\.\\d+\\.\\d+([-+].*)?");

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How the backups with Velero are doing", List.of(DEPLOYMENTS,
                "cluster-resources/custom-resources/<plural>.velero.io/<namespace>.json", "velero/logs/<pod>/<container>.log"));
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Velero Status", "").titled("Velero Status"), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        requireVersion(evidence);
        VeleroObjects objects = new VeleroObjects(spec.check(), evidence);
        List<Finding> findings = new ArrayList<>(
                objects.places("backuprepositories", "Backup Repository", "backup repositories", "Ready"));
        findings.addAll(logs(spec.check(), evidence, "node-agent*"));
        findings.addAll(logs(spec.check(), evidence, "velero*"));
        findings.addAll(objects.backups());
        findings.addAll(objects.places("backupstoragelocations", "Backup Storage Location", "backup storage locations", "Available"));
        findings.addAll(objects.deletions());
        findings.addAll(objects.work("podvolumebackups", "Pod Volume Backup", "pod volume backups", "Pod Volume Backups",
                Set.of("Failed")));
        findings.addAll(objects.work("podvolumerestores", "Pod Volume Restore", "pod volume restores", "Pod Volume Restores",
                Set.of("Failed")));
        findings.addAll(objects.work("restores", "Restore", "restores", "Velero Restores", VeleroObjects.FAILED));
        findings.addAll(objects.work("schedules", "Schedule", "schedules", "Velero Schedules", Set.of("FailedValidation")));
        findings.addAll(objects.work("volumesnapshotlocations", "Volume Snapshot Location", "volume snapshot locations",
                "Velero Volume Snapshot Locations", Set.of("Unavailable")));
        boolean fails = findings.stream().anyMatch(finding -> finding.verdict() == Verdict.FAIL);
        findings.add(fails
                ? spec.check().finding(Verdict.WARN, "Velero setup is not entirely healthy", "")
                : spec.check().finding(Verdict.PASS, "Velero setup is healthy", ""));
        return findings;
    }

    /// Without a deployment of Velero there is nothing to judge.
    private static void requireVersion(EvidenceReader evidence) throws AnalyzerException, IOException {
        List<String> images = new ArrayList<>();
        for (BundlePath path : evidence.require(DEPLOYMENTS)) {
            evidence.items(path, item -> {
                for (JsonNode container : item.path("spec").path("template").path("spec").path("containers")) {
                    if (item.path("metadata").path("name").asText("").equals("velero")
                            && container.path("name").asText("").equals("velero")) {
                        images.add(container.path("image").asText(""));
                    }
                }
            });
        }
        if (images.isEmpty()) {
            throw new MissingInputException("there is no deployment velero in the namespace velero");
        }
        // Behind a registry's port and before a digest (T25).
        String image = images.getFirst().replaceFirst("@.*$", "").replaceFirst("^.*/", "");
        if (!VERSION.matcher(image.substring(image.indexOf(':') + 1)).matches()) {
            throw new AnalyzerException("the image of velero has no version as its tag");
        }
    }

    private static List<Finding> logs(Check check, EvidenceReader evidence, String kind) throws AnalyzerException, IOException {
        List<Finding> findings = new ArrayList<>();
        List<BundlePath> paths = evidence.find("velero/logs/" + kind + "/*.log");
        GoRegex denied = GoRegex.compile("permission denied");
        GoRegex errors = GoRegex.compile("error|panic|fatal");
        for (BundlePath path : paths) {
            TextExcerpt text = evidence.text(path);
            String found = denied.find(text) ? "'permission denied'" : errors.find(text) ? "error|panic|fatal" : "";
            if (!found.isEmpty()) {
                findings.add(check.titled("Velero logs for pod [" + path + "]").part("logs " + kind)
                        .finding(Verdict.WARN, "Found " + found + " in " + kind + " pod log file(s)", "").from(path));
            }
        }
        if (!paths.isEmpty()) {
            findings.add(check.titled("Velero Logs analysis for kind [" + kind + "]").part("logs " + kind)
                    .finding(Verdict.PASS, "Found " + paths.size() + " log files", ""));
        }
        return findings;
    }
}
