package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.spec.YamlValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads the items of one list, each the key of a family member with what it says to that member.
///
/// An item must hold exactly one key. Of several the peer runs one, by a fixed list of precedence (collectors.md §3.1). No such list is
/// kept here: the families know their members, this package does not. The first known key in the order of the text runs, and every other
/// known key is an error, so that nobody has to know the rule.
final class ItemReader {
    private final String family;
    private final Predicate<String> known;
    private final boolean excludedWhenUnreadable;
    private final List<SpecProblem> problems;

    /// @param family `collector` or `analyzer`, for messages
    /// @param known whether a key names a member of the family
    /// @param excludedWhenUnreadable what an `exclude` that is neither true nor false means: a collector runs (collectors.md §3.1, Q3), an
    ///        analyzer does not (analyzers-and-redaction.md §1.2)
    ItemReader(String family, Predicate<String> known, boolean excludedWhenUnreadable, List<SpecProblem> problems) {
        this.family = family;
        this.known = known;
        this.excludedWhenUnreadable = excludedWhenUnreadable;
        this.problems = problems;
    }

    List<SpecItem> read(Sequence list) {
        List<SpecItem> items = new ArrayList<>();
        for (YamlValue value : list.items()) {
            switch (value) {
                case Mapping item when !item.members().isEmpty() -> item(item).ifPresent(items::add);
                case Mapping empty -> warn("spec.empty-item", empty.position(), "The " + family + " has no key and is ignored",
                        "Remove it");
                case Nil nil -> warn("spec.empty-item", nil.position(), "The " + family + " is empty and is ignored", "Remove it");
                case Text text when text.value().matches("[A-Za-z0-9]{1,64}") -> error("spec.wrong-type", text.position(),
                        "The " + family + " \"" + text.value() + "\" is a text", "Write " + text.value() + ": {}");
                case YamlValue other -> error("spec.wrong-type", other.position(), "The " + family + " is not a mapping",
                        "Write the name of a " + family + ", a colon, and its fields below");
            }
        }
        return items;
    }

    private Optional<SpecItem> item(Mapping item) {
        String key = item.members().keySet().stream().filter(known).findFirst().orElseGet(() -> item.members().keySet().iterator().next());
        item.members().forEach((other, value) -> {
            if (!other.equals(key)) {
                reportSecondKey(key, other, value.position());
            }
        });
        return switch (item.members().get(key)) {
            case Mapping body -> Optional.of(of(key, body));
            case null -> Optional.empty();
            case Nil nil -> {
                warn("spec.empty-item", nil.position(), family + " " + key
                        + " has no value, which other readers of the specification ignore",
                        "Write " + key + ": {}");
                yield Optional.of(of(key, new Mapping(Map.of(), nil.position())));
            }
            case YamlValue other -> {
                error("spec.wrong-type", other.position(), family + " " + key + " is not a mapping and is left out",
                        "Write its fields below " + key);
                yield Optional.empty();
            }
        };
    }

    private void reportSecondKey(String key, String other, Position at) {
        if (known.test(other)) {
            error("spec.several-keys", at, "\"" + other + "\" stands in the same item as \"" + key + "\" and is left out",
                    "Give it an item of its own, by a dash before it");
        } else {
            warn("spec.misplaced-field", at, "\"" + other + "\" stands beside \"" + key + "\" instead of below it, and has no effect",
                    "Indent it further than " + key + ", or remove it");
        }
    }

    private SpecItem of(String key, Mapping body) {
        return new SpecItem(key, body, isExcluded(key, body), CanonicalJson.of(key, body));
    }

    private boolean isExcluded(String key, Mapping body) {
        return switch (body.members().get("exclude")) {
            case null -> false;
            case Nil _ -> false;
            case Bool bool -> bool.value();
            case Text text when text.value().isEmpty() -> false;
            case Text text -> GoBool.parse(text.value()).orElseGet(() -> unreadable(key, text.value(), text.position()));
            case Whole whole -> GoBool.parse(whole.literal()).orElseGet(() -> unreadable(key, whole.literal(), whole.position()));
            case YamlValue other -> unreadable(key, "", other.position());
        };
    }

    private boolean unreadable(String key, String text, Position at) {
        String consequence = excludedWhenUnreadable ? "; the " + family + " does not run" : "; the " + family + " runs";
        if (text.contains("{{")) {
            warn("spec.template-left", at, family + " " + key + ": exclude holds a template that nobody has rendered" + consequence,
                    "Let KOTS or Helm render the specification before it is stored, or write true or false");
        } else {
            warn("spec.bad-exclude", at, family + " " + key + ": exclude is neither true nor false" + consequence, "Write true or false");
        }
        return excludedWhenUnreadable;
    }

    private void error(String code, Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.ERROR, code, at, what, doThis));
    }

    private void warn(String code, Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.WARNING, code, at, what, doThis));
    }
}
