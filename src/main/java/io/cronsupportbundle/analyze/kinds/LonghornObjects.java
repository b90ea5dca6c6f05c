package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import java.util.ArrayList;
import java.util.List;

/// Judges nodes, replicas, engines and volumes of Longhorn (reference, §3.24), member names in lower case.
final class LonghornObjects {
    private final Check check;
    private final List<Finding> findings = new ArrayList<>();

    LonghornObjects(Check check) {
        this.check = check;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void judge(String plural, JsonNode object, BundlePath path) {
        String name = object.path("objectmeta").path("name").asText("");
        switch (plural) {
            case "nodes" -> node(name, object, path);
            case "replicas" -> {
                String failed = object.path("spec").path("failedat").asText("");
                if (!failed.isEmpty()) {
                    warn("Longhorn Replica: " + name, "Longhorn replica " + name + " failed at " + failed, plural, path);
                }
                state("replica", "Longhorn Replica: " + name, name, object, path);
            }
            case "engines" -> state("engine", "Longhorn Engine: " + name, name, object, path);
            default -> {
                if (object.path("spec").path("numberofreplicas").asLong() < 2) {
                    warn("Longhorn volume with low replicas", "Longhorn volume " + name
                            + " has less than two replicas, this could lead to issues with volume availability", plural, path);
                }
            }
        }
    }

    void corrupted(String volume) {
        findings.add(check.titled("Longhorn Volume Replica Corruption: " + volume).part("checksums")
                .finding(Verdict.WARN, "Replica corruption detected", ""));
    }

    /// Conditions are a map by type in old versions and a list in new ones.
    private void node(String name, JsonNode node, BundlePath path) {
        String schedulable = "";
        JsonNode conditions = node.path("status").path("conditions");
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText("").equalsIgnoreCase("Schedulable")) {
                schedulable = condition.path("status").asText("");
            }
        }
        if (schedulable.isEmpty()) {
            schedulable = conditions.path("schedulable").path("status").asText("");
        }
        String title = "Longhorn Node Schedulable: " + name;
        if (schedulable.isEmpty()) {
            warn(title, "Node schedulable status not found", "nodes", path);
        } else if (schedulable.equalsIgnoreCase("false")) {
            warn(title, "Longhorn node is not schedulable", "nodes", path);
        }
    }

    private void state(String kind, String title, String name, JsonNode object, BundlePath path) {
        JsonNode spec = object.path("spec");
        JsonNode status = object.path("status");
        String desired = spec.path("instancespec").path("desirestate").asText(spec.path("desirestate").asText(""));
        String current = status.path("instancestatus").path("currentstate").asText(status.path("currentstate").asText(""));
        if (!desired.equals(current)) {
            warn(title, "Longhorn " + kind + " " + name + " current status \"" + current + "\", should be \"" + desired + "\"", kind, path);
        }
    }

    private void warn(String title, String message, String part, BundlePath path) {
        findings.add(check.titled(title).part(part).finding(Verdict.WARN, message, "").from(path));
    }
}
