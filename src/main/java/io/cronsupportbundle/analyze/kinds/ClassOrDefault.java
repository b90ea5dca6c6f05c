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
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The question that storage classes and ingress classes share: is the one with this name there, or, without a name, is there one that an
/// annotation makes the default.
abstract class ClassOrDefault implements Analyzer<ClassOrDefault.Spec> {
    private final String kind;
    private final String words;
    private final String file;
    private final Icon icon;

    /// @param name of the class, or empty to ask for the default
    record Spec(Check check, List<OutcomeItem> outcomes, String name) implements AnalyzerSpec {}

    /// @param words what the class is called in messages about the default: `Storage Class`
    /// @param file the list of all classes
    ClassOrDefault(String kind, String words, String file, Icon icon) {
        this.kind = kind;
        this.words = words;
        this.file = file;
        this.icon = icon;
    }

    @Override
    public final AnalyzerInfo info() {
        String what = words.toLowerCase(Locale.ROOT);
        return new AnalyzerInfo(kind, "Whether " + (what.startsWith("i") ? "an " : "a ") + what + ", or a default one, exists", List.of(file));
    }

    @Override
    public final Spec read(Fields fields) {
        String name = fields.text(kind + "Name", "");
        String title = name.isEmpty() ? "Default " + words : words.replace(" Class", " class") + " " + name;
        return new Spec(Check.read(fields, kind, icon, title, name.isEmpty() ? "default" : name), OutcomeItem.read(fields), name);
    }

    @Override
    public final List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        String annotation = kind.toLowerCase(Locale.ROOT) + ".kubernetes.io/is-default-class";
        boolean found = evidence.contains(file, item -> {
            JsonNode metadata = item.path("metadata");
            return spec.name().isEmpty()
                    ? metadata.path("annotations").path(annotation).asText("").equals("true")
                    : metadata.path("name").asText("").equals(spec.name());
        });
        String fallback = spec.name().isEmpty() ? (found ? "Default " : "No Default ") + words + " found" : "";
        return List.of(spec.check().conclude(found ? Verdict.PASS : Verdict.FAIL, spec.outcomes(), fallback));
    }
}
