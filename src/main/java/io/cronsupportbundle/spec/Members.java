package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Fraction;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.spec.YamlValue.Whole;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A mapping while it is being read. Go applies members and `<<` strictly in the order of the text, so a merge *overwrites* what stands
/// before it; YAML's own rule is the opposite. The text keeps Go's meaning, and whoever wrote it hears about it.
final class Members {
    private final List<SpecProblem> problems;
    private final Map<String, YamlValue> members = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();

    Members(List<SpecProblem> problems) {
        this.problems = problems;
    }

    void put(String name, Position at, YamlValue value) {
        if (!written.add(name)) {
            warn("spec.duplicate-key", at, "The key \"" + name + "\" stands twice in this mapping, and only the last counts",
                    "Remove one of them");
        }
        members.put(name, value);
    }

    /// What stands under `<<`: a mapping, or a list of mappings of which the first wins.
    void merge(YamlValue value, Position at) throws BrokenDocument {
        switch (value) {
            case Mapping mapping -> mergeOne(mapping, at);
            case Sequence sequence -> {
                for (YamlValue item : sequence.items().reversed()) {
                    if (!(item instanceof Mapping mapping)) {
                        throw notMergeable(item.position());
                    }
                    mergeOne(mapping, at);
                }
            }
            case YamlValue other -> throw notMergeable(other.position());
        }
    }

    Mapping toMapping(Position at) {
        return new Mapping(members, at);
    }

    /// A key as JSON will have it. That `y`, `n`, `on` and `off` become `true` and `false` surprises everybody.
    String name(YamlValue key) throws BrokenDocument {
        return switch (key) {
            case Text text -> text.value();
            case Bool bool -> {
                warn("spec.boolean-key", bool.position(), "The key reads as " + bool.value(), "Put it in quotes if it is a name");
                yield Boolean.toString(bool.value());
            }
            case Whole whole -> whole.value().toString();
            case Fraction fraction -> CanonicalJson.number(fraction.value());
            case Nil nil -> throw badKey(nil.position(), "empty");
            case Mapping mapping -> throw badKey(mapping.position(), "a mapping");
            case Sequence sequence -> throw badKey(sequence.position(), "a list");
        };
    }

    private void mergeOne(Mapping mapping, Position at) {
        mapping.members().forEach((name, value) -> {
            if (written.contains(name)) {
                warn("spec.merge-overwrites", at, "The merge overwrites \"" + name + "\", which stands before it", "Put the << line first");
            }
            members.put(name, value);
        });
    }

    private void warn(String code, Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.WARNING, code, at, what, doThis));
    }

    private static BrokenDocument notMergeable(Position at) {
        return new BrokenDocument("spec.bad-merge", at, "Only a mapping or a list of mappings can stand under <<", "Put a mapping there");
    }

    private static BrokenDocument badKey(Position at, String what) {
        return new BrokenDocument("spec.bad-key", at, "The key is " + what + ", which JSON does not have",
                "Write a text for it; a template such as {{repl ...}} has to be rendered first or to be put in quotes");
    }
}
