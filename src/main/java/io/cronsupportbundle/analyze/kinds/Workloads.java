package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The workloads of one kind that a specification means: one by name, or all of some namespaces. It is where the analyzers of workloads
/// agree on what counts as not found and what as not seen.
///
/// @param directory of the lists in a bundle, with a slash
/// @param name of one workload, or empty
record Workloads(String directory, String name, String namespace, List<String> namespaces) {
    Workloads {
        namespaces = List.copyOf(namespaces);
    }

    static Workloads read(Fields fields, String directory) {
        String name = fields.text("name", "");
        String namespace = fields.text("namespace", "");
        if (!name.isEmpty()) {
            warnWithoutNamespace(fields, "name", namespace);
        }
        return new Workloads(directory, name, namespace, fields.texts("namespaces"));
    }

    /// A name alone finds nothing: lists are stored by namespace, and the peer then gives no result and no reason (v0.133.0).
    static void warnWithoutNamespace(Fields fields, String field, String namespace) {
        if (namespace.isEmpty()) {
            fields.warning(field, "analyzer.no-namespace", field + " stands without a namespace, and nothing is found by it",
                    "Write the namespace beside it");
        }
    }

    /// @throws MissingInputException when there is no namespace to look in
    static void requireNamespace(String namespace) throws MissingInputException {
        if (namespace.isEmpty()) {
            throw new MissingInputException("the specification gives a name without a namespace");
        }
    }

    /// What one workload gives rise to.
    @FunctionalInterface
    interface Judge {
        Optional<Finding> judge(JsonNode item) throws AnalyzerException;
    }

    /// What tells the check from others.
    String id() {
        return name.isEmpty() ? "all" : namespace + "/" + name;
    }

    static String fullName(JsonNode item) {
        return item.path("metadata").path("namespace").asText("") + "/" + item.path("metadata").path("name").asText("");
    }

    /// The workload of that name, the last if the list has several.
    ///
    /// @throws MissingInputException when there is no list, or when it was cut before the workload
    Optional<JsonNode> named(EvidenceReader evidence) throws AnalyzerException, IOException {
        requireNamespace(namespace);
        String pattern = directory + namespace + ".json";
        List<JsonNode> found = new ArrayList<>();
        for (BundlePath path : evidence.require(pattern)) {
            evidence.items(path, item -> {
                if (item.path("metadata").path("name").asText("").equals(name)) {
                    found.clear();
                    found.add(item);
                }
            });
        }
        if (found.isEmpty()) {
            evidence.requireWhole(pattern);
        }
        return found.stream().findFirst();
    }

    /// Judges one after the other, and says what was not seen.
    List<Finding> each(Check check, EvidenceReader evidence, Judge judge) throws AnalyzerException, IOException {
        List<Finding> findings = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        // A set: the same namespace twice gives the same findings twice with the peer.
        Set<BundlePath> paths = new LinkedHashSet<>();
        for (String pattern : patterns()) {
            List<BundlePath> found = evidence.find(pattern);
            List<Gap> unseen = evidence.unseen(pattern);
            unseen.forEach(gap -> reasons.add(EvidenceReader.describe(gap)));
            if (found.isEmpty() && unseen.isEmpty()) {
                reasons.add(evidence.whyMissing(pattern));
            }
            paths.addAll(found);
        }
        for (BundlePath path : paths) {
            evidence.items(path, item -> judge.judge(item).ifPresent(finding -> findings.add(finding.from(path))));
        }
        if (!reasons.isEmpty()) {
            findings.add(check.unknown(String.join("; ", reasons)));
        }
        return findings;
    }

    private Set<String> patterns() {
        Set<String> patterns = new LinkedHashSet<>();
        if (!namespace.isEmpty()) {
            patterns.add(directory + namespace + ".json");
        }
        namespaces.forEach(other -> patterns.add(directory + other + ".json"));
        return patterns.isEmpty() ? Set.of(directory + "*.json") : patterns;
    }
}
