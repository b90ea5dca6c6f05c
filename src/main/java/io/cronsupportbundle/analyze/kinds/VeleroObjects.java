package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Judges the custom resources of Velero by their phases, kind by kind (reference, §3.23).
final class VeleroObjects {
    static final Set<String> FAILED = Set.of("Failed", "PartiallyFailed", "FailedValidation");

    private final Check check;
    private final EvidenceReader evidence;

    VeleroObjects(Check check, EvidenceReader evidence) {
        this.check = check;
        this.evidence = evidence;
    }

    private record Phased(String name, String phase) {}

    /// Where backups go: at least one has to be there and in order.
    ///
    /// @param good the phase that is in order
    List<Finding> places(String plural, String kind, String kinds, String good) throws AnalyzerException, IOException {
        List<Phased> objects = objects(plural);
        List<Finding> findings = new ArrayList<>();
        for (Phased object : objects) {
            if (!object.phase().equals(good)) {
                findings.add(check.titled(kind + " " + object.name()).part(plural)
                        .finding(Verdict.WARN, kind + " [" + object.name() + "] is in phase " + object.phase(), ""));
            }
        }
        int ready = objects.size() - findings.size();
        Check all = check.titled("At least 1 " + kind + " configured").part(plural);
        if (objects.isEmpty()) {
            findings.add(all.finding(Verdict.FAIL, "No " + kinds + " configured", ""));
        } else if (ready > 0) {
            findings.add(all.finding(Verdict.PASS,
                    "Found " + objects.size() + " " + kinds + " configured and " + ready + " " + good, ""));
        } else {
            findings.add(all.finding(Verdict.WARN,
                    "Found " + objects.size() + " configured " + kinds + ", but none are " + good.toLowerCase(Locale.ROOT), ""));
        }
        return findings;
    }

    /// Backups: each failure, and how many there are.
    List<Finding> backups() throws AnalyzerException, IOException {
        List<Phased> objects = objects("backups");
        List<Finding> findings = failures(objects, "backups", "Backup", FAILED);
        if (!objects.isEmpty()) {
            findings.add(check.titled("Velero Backups").part("backups")
                    .finding(Verdict.PASS, "Found " + objects.size() + " backups", ""));
        }
        return findings;
    }

    /// What else was done: each failure, and when there is none how many there are.
    List<Finding> work(String plural, String kind, String kinds, String title, Set<String> failed) throws AnalyzerException, IOException {
        List<Phased> objects = objects(plural);
        List<Finding> findings = failures(objects, plural, kind, failed);
        if (!objects.isEmpty() && findings.isEmpty()) {
            findings.add(check.titled(title).part(plural).finding(Verdict.PASS, "Found " + objects.size() + " " + kinds, ""));
        }
        return findings;
    }

    List<Finding> deletions() throws AnalyzerException, IOException {
        long underWay = objects("deletebackuprequests").stream().filter(object -> object.phase().equals("InProgress")).count();
        return underWay == 0 ? List.of() : List.of(check.titled("Delete Backup Requests summary").part("deletebackuprequests")
                .finding(Verdict.WARN, "Found " + underWay + " delete backup requests in progress", ""));
    }

    private List<Finding> failures(List<Phased> objects, String plural, String kind, Set<String> failed) {
        List<Finding> findings = new ArrayList<>();
        for (Phased object : objects) {
            if (failed.contains(object.phase())) {
                findings.add(check.titled(kind + " " + object.name()).part(plural)
                        .finding(Verdict.FAIL, kind + " " + object.name() + " phase is " + object.phase(), ""));
            }
        }
        return findings;
    }

    private List<Phased> objects(String plural) throws AnalyzerException, IOException {
        String files = "cluster-resources/custom-resources/" + plural + ".velero.io/*.json";
        evidence.requireWhole(files);
        List<Phased> objects = new ArrayList<>();
        for (BundlePath path : evidence.find(files)) {
            evidence.items(path, item -> objects.add(
                    new Phased(item.path("metadata").path("name").asText(""), item.path("status").path("phase").asText(""))));
        }
        return objects;
    }
}
