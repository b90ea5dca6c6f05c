package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes of the texts that a customer gives the one specification that a run follows, and tells everything that is wrong with them at
/// once. It never fails: what cannot be read is left out and named.
public final class SpecReader {
    private final Predicate<String> collectorKeys;
    private final Predicate<String> analyzerKeys;

    /// Takes every key for the name of a collector or analyzer.
    public SpecReader() {
        this(_ -> true, _ -> true);
    }

    /// @param collectorKeys whether a key names a collector; it decides only which key of an item with several counts
    /// @param analyzerKeys likewise for analyzers
    public SpecReader(Predicate<String> collectorKeys, Predicate<String> analyzerKeys) {
        this.collectorKeys = collectorKeys;
        this.analyzerKeys = analyzerKeys;
    }

    /// The specifications in all texts, merged in the order given. The default collectors are in it unless no text holds a
    /// `SupportBundle` or `Collector` document.
    public SupportBundleSpec read(List<SpecText> texts) {
        List<SpecProblem> problems = new ArrayList<>();
        List<SpecPart> parts = new ArrayList<>();
        for (SpecText text : texts) {
            int partsBefore = parts.size();
            int problemsBefore = problems.size();
            new SpecDocuments(problems, document -> parts.add(part(document, problems))).read(text);
            boolean explained = problems.stream().skip(problemsBefore).anyMatch(problem -> problem.severity() == Severity.ERROR);
            if (parts.size() == partsBefore && !explained) {
                problems.add(new SpecProblem(Severity.ERROR, "spec.nothing", new Position(text.source(), 1, 1),
                        "There is no specification in this text",
                        "Give a document with apiVersion: troubleshoot.sh/v1beta2 and kind: SupportBundle"));
            }
        }
        return SpecMerger.merge(parts, problems);
    }

    private SpecPart part(SpecDocument document, List<SpecProblem> problems) {
        Fields fields = new Fields(document.spec(), document.kind().yamlName() + " spec", problems);
        DocumentKind kind = document.kind();
        List<SpecItem> collectors = kind.holdsCollectors()
                ? new ItemReader("collector", collectorKeys, false, problems).read(list(fields, "collectors", problems)) : List.of();
        List<SpecItem> analyzers = kind.holdsAnalyzers()
                ? new ItemReader("analyzer", analyzerKeys, true, problems).read(list(fields, "analyzers", problems)) : List.of();
        List<YamlValue> redactors = kind.holdsRedactors() ? redactors(list(fields, "redactors", problems), problems) : List.of();
        kind.notRun().forEach(name -> reportNotRun(fields, name, problems));
        reportUri(fields, problems);
        if (!kind.holdsRedactors()) {
            // Seen in published specifications, whose authors believe that these values leave the cluster redacted.
            fields.belongsElsewhere("redactors", "Move them to a document with kind: Redactor; here no reader applies them");
        }
        fields.finish();
        return new SpecPart(kind, collectors, analyzers, redactors);
    }

    private static Sequence list(Fields fields, String name, List<SpecProblem> problems) {
        return switch (fields.raw(name).orElse(null)) {
            case null -> new Sequence(List.of(), fields.position());
            case Nil nil -> new Sequence(List.of(), nil.position());
            case Sequence sequence -> sequence;
            case YamlValue other -> {
                problems.add(new SpecProblem(Severity.ERROR, "spec.wrong-type", other.position(), name + " is not a list and is left out",
                        "Start each item below it with a dash"));
                yield new Sequence(List.of(), other.position());
            }
        };
    }

    private static List<YamlValue> redactors(Sequence list, List<SpecProblem> problems) {
        List<YamlValue> redactors = new ArrayList<>();
        for (YamlValue item : list.items()) {
            switch (item) {
                case Mapping redactor -> redactors.add(redactor);
                case YamlValue other -> problems.add(new SpecProblem(Severity.ERROR, "redactor.not-a-mapping", other.position(),
                        "The redactor is not a mapping; it removes nothing", "Write name, fileSelector and removals for it"));
            }
        }
        return redactors;
    }

    private static void reportNotRun(Fields fields, String name, List<SpecProblem> problems) {
        switch (fields.raw(name).orElse(null)) {
            case null -> {}
            case Nil _ -> {}
            case Bool bool when !bool.value() -> {}
            case Sequence sequence when sequence.items().isEmpty() -> {}
            case YamlValue value -> problems.add(new SpecProblem(Severity.WARNING, "spec.not-run", value.position(),
                    name + " is not run by this tool", "Nothing, if that is meant; the rest of the specification is run"));
        }
    }

    /// By decision, not for lack of time: the customer agreed to the specification that is stored in the cluster, and nobody may exchange
    /// it
    /// from outside.
    private static void reportUri(Fields fields, List<SpecProblem> problems) {
        if (fields.raw("uri").orElse(null) instanceof Text text && !text.value().isEmpty()) {
            problems.add(new SpecProblem(Severity.WARNING, "spec.uri-not-followed", text.position(),
                    "The specification is not replaced by the one at its uri", "Give that address as a source of its own if it is wanted"));
        }
    }
}
