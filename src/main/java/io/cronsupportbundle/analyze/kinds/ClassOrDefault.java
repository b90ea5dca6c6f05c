package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;

/// The question that storage classes and ingress classes share: is the one with this name there, or, without a name, is there one that an
/// annotation makes the default.
final class ClassOrDefault {
    private ClassOrDefault() {}

    /// @param name of the class, or empty to ask for the default
    /// @param words what the class is called in messages about the default: `Storage Class`
    record Spec(Check check, List<OutcomeItem> outcomes, String name, String words) implements AnalyzerSpec {

        static Spec read(Fields fields, String key, Icon icon, String words, String ofName) {
            String name = fields.text(key + "Name", "");
            String title = name.isEmpty() ? "Default " + words : ofName + " " + name;
            return new Spec(Check.read(fields, key, icon, title, name.isEmpty() ? "default" : name), OutcomeItem.read(fields), name, words);
        }
    }

    static Finding find(Spec spec, EvidenceReader evidence, String file, String annotation) throws AnalyzerException, IOException {
        boolean found = evidence.contains(file, item -> {
            JsonNode metadata = item.path("metadata");
            return spec.name().isEmpty()
                    ? metadata.path("annotations").path(annotation).asText("").equals("true")
                    : metadata.path("name").asText("").equals(spec.name());
        });
        String fallback = spec.name().isEmpty() ? (found ? "Default " : "No Default ") + spec.words() + " found" : "";
        return spec.check().conclude(found ? Verdict.PASS : Verdict.FAIL, spec.outcomes(), fallback);
    }
}
