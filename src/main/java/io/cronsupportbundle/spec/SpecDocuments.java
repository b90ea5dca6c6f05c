package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Finds the specifications in a text that may be a whole rendered chart (analyzers-and-redaction.md §5.2). The peer passes over
/// everything else in silence, so that one mistake makes a specification vanish (T43); here each document that is left out is named.
final class SpecDocuments {
    private static final Set<String> VERSIONS =
            Set.of("troubleshoot.sh/v1beta2", "troubleshoot.sh/v1beta3", "troubleshoot.replicated.com/v1beta1");
    private static final Set<String> KINDS_NOT_RUN = Set.of("HostCollector", "Preflight", "HostPreflight", "RemoteCollector");

    private final List<SpecProblem> problems;
    private final Consumer<SpecDocument> documents;

    /// @param documents takes each document when it is found, so that problems stay in the order of the text
    SpecDocuments(List<SpecProblem> problems, Consumer<SpecDocument> documents) {
        this.problems = problems;
        this.documents = documents;
    }

    void read(SpecText text) {
        read(text, true);
    }

    /// @param unwrap whether a Secret or ConfigMap is opened; one inside another is not
    private void read(SpecText text, boolean unwrap) {
        new YamlReader(problems).read(text, document -> {
            switch (document) {
                case Nil _ -> {}
                case Mapping mapping -> mapping(mapping, unwrap);
                case YamlValue other -> error("spec.not-a-document", other.position(), "The document is not a mapping",
                        "Start it with apiVersion: troubleshoot.sh/v1beta2 and kind: SupportBundle");
            }
        });
    }

    private void mapping(Mapping document, boolean unwrap) {
        String apiVersion = text(document, "apiVersion");
        String kind = text(document, "kind");
        if (apiVersion.startsWith("troubleshoot.sh/") || apiVersion.startsWith("troubleshoot.replicated.com/")) {
            troubleshoot(document, apiVersion, kind);
        } else if (unwrap && apiVersion.equals("v1") && (kind.equals("Secret") || kind.equals("ConfigMap"))) {
            unwrap(document, kind);
        } else if (apiVersion.isEmpty() && (DocumentKind.of(kind).isPresent() || looksLikeOurs(document))) {
            error("spec.no-version", document.position(), "The document has no apiVersion and is left out",
                    "Add apiVersion: troubleshoot.sh/v1beta2");
        } else {
            String name = kind.isEmpty() ? "without a kind" : "of kind " + kind + (apiVersion.isEmpty() ? "" : " (" + apiVersion + ")");
            warn("spec.foreign-document", document.position(), "The document " + name + " is not part of a specification and is ignored",
                    "Nothing, if that is meant; otherwise check its apiVersion and kind");
        }
    }

    private void troubleshoot(Mapping document, String apiVersion, String kind) {
        Position at = position(document, "kind");
        if (!VERSIONS.contains(apiVersion)) {
            error("spec.unknown-version", position(document, "apiVersion"), "The version " + apiVersion
                    + " is not known; the document is left out",
                    "Write apiVersion: troubleshoot.sh/v1beta2");
            return;
        }
        if (KINDS_NOT_RUN.contains(kind)) {
            warn("spec.kind-not-run", at, "Documents of kind " + kind + " are not run by this tool", "Nothing, if that is meant");
            return;
        }
        Optional<DocumentKind> known = DocumentKind.of(kind);
        if (known.isEmpty()) {
            error("spec.unknown-kind", at, "The kind \"" + kind + "\" is not known; the document is left out",
                    "Write kind: SupportBundle, Collector, Analyzer or Redactor");
            return;
        }
        accept(document, known.get());
    }

    private void accept(Mapping document, DocumentKind kind) {
        Fields fields = new Fields(document, kind.yamlName(), problems);
        for (String name : List.of("apiVersion", "kind", "metadata", "spec")) {
            fields.raw(name);
        }
        fields.finish();
        switch (document.members().get("spec")) {
            case null -> documents.accept(new SpecDocument(kind, new Mapping(Map.of(), document.position())));
            case Nil nil -> documents.accept(new SpecDocument(kind, new Mapping(Map.of(), nil.position())));
            case Mapping spec -> documents.accept(new SpecDocument(kind, spec));
            case YamlValue other -> error("spec.wrong-type", other.position(), kind.yamlName()
                    + ": spec is not a mapping; the document is left out",
                    "Write the fields of the specification below spec");
        }
    }

    private void unwrap(Mapping object, String kind) {
        List<SpecText> texts = new WrappedSpecs(problems).read(object, kind);
        for (SpecText text : texts) {
            read(text, false);
        }
        if (texts.isEmpty()) {
            warn("spec.foreign-document", object.position(), "The " + kind + " holds no specification and is ignored",
                    "Nothing, if that is meant; otherwise put the specification under the key support-bundle-spec");
        }
    }

    private static boolean looksLikeOurs(Mapping document) {
        return document.members().get("spec") instanceof Mapping spec
                && (spec.members().containsKey("collectors") || spec.members().containsKey("analyzers") || spec.members()
                        .containsKey("redactors"));
    }

    private static String text(Mapping mapping, String name) {
        return mapping.members().get(name) instanceof Text text ? text.value() : "";
    }

    private static Position position(Mapping mapping, String name) {
        YamlValue value = mapping.members().get(name);
        return value == null ? mapping.position() : value.position();
    }

    private void error(String code, Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.ERROR, code, at, what, doThis));
    }

    private void warn(String code, Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.WARNING, code, at, what, doThis));
    }
}
