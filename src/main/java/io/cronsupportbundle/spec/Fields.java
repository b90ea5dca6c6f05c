package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Fraction;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.spec.YamlValue.Whole;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one mapping, asked for by name and type. What is never asked for is unknown, which [#finish] reports; what has the wrong
/// type is reported where it stands and reads as absent. So a member of a family describes its fields once, by reading them.
public final class Fields {
    private final Mapping mapping;
    private final String what;
    private final List<SpecProblem> problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, String> elsewhere = new LinkedHashMap<>();

    /// @param what what the mapping describes, for messages: `collector logs`
    /// @param problems where problems are added
    public Fields(Mapping mapping, String what, List<SpecProblem> problems) {
        this.mapping = mapping;
        this.what = what;
        this.problems = problems;
    }

    public Position position() {
        return mapping.position();
    }

    /// Any scalar as text, as it was written: people leave out quotes (`when: true`), and the peer then loses the whole document.
    public Optional<String> text(String name) {
        return switch (value(name)) {
            case null -> Optional.empty();
            case Text text -> Optional.of(text.value());
            case Bool bool -> Optional.of(unquoted(name, bool.position(), Boolean.toString(bool.value())));
            case Whole whole -> Optional.of(unquoted(name, whole.position(), whole.literal()));
            case Fraction fraction -> Optional.of(unquoted(name, fraction.position(), fraction.literal()));
            case Nil _ -> Optional.empty();
            case Mapping other -> wrong(name, other.position(), "a text");
            case Sequence other -> wrong(name, other.position(), "a text");
        };
    }

    public String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    /// A boolean, or a string that Go's `ParseBool` takes. Empty when absent or not readable as one.
    public Optional<Boolean> bool(String name) {
        return switch (value(name)) {
            case null -> Optional.empty();
            case Bool bool -> Optional.of(bool.value());
            case Text text -> {
                if (text.value().isEmpty()) {
                    yield Optional.empty();
                }
                Optional<Boolean> parsed = GoBool.parse(text.value());
                yield parsed.isPresent() ? parsed : wrong(name, text.position(), "true or false");
            }
            case Nil _ -> Optional.empty();
            case YamlValue other -> wrong(name, other.position(), "true or false");
        };
    }

    public boolean bool(String name, boolean fallback) {
        return bool(name).orElse(fallback);
    }

    /// A whole number that fits 64 bits.
    public Optional<Long> whole(String name) {
        return switch (value(name)) {
            case null -> Optional.empty();
            case Whole whole when fitsLong(whole.value()) -> Optional.of(whole.value().longValue());
            case Nil _ -> Optional.empty();
            case YamlValue other -> wrong(name, other.position(), "a whole number");
        };
    }

    public long whole(String name, long fallback) {
        return whole(name).orElse(fallback);
    }

    /// A duration in Go's syntax, `300ms` or `1h30m`.
    public Optional<Duration> duration(String name) {
        return duration(name, Severity.ERROR);
    }

    /// The same of a field that other tools pass over when they cannot read it, so that a specification which has long been in use is no
    /// wrong one.
    public Optional<Duration> durationIfAny(String name) {
        return duration(name, Severity.WARNING);
    }

    private Optional<Duration> duration(String name, Severity severity) {
        Optional<String> text = text(name).filter(value -> !value.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> duration = GoDuration.parse(text.get());
        if (duration.isEmpty()) {
            YamlValue at = value(name);
            return wrong(severity, name, at == null ? position() : at.position(), "a duration such as 30s, 5m or 720h (there is no unit for days)");
        }
        return duration;
    }

    /// Labels to select objects by, each `key=value`. What Kubernetes itself writes, a mapping of labels or `matchLabels`, is understood: read
    /// as absent it would select everything.
    public List<String> selector(String name) {
        if (!(value(name) instanceof Mapping labels)) {
            return texts(name);
        }
        Mapping pairs = labels.members().get("matchLabels") instanceof Mapping match ? match : labels;
        List<String> selector = new ArrayList<>();
        new Fields(pairs, what + " " + name, problems).textsOfAll().forEach((key, value) -> selector.add(key + "=" + value));
        problems.add(new SpecProblem(Severity.WARNING, "spec.not-a-list", labels.position(), what + ": " + name + " is not a list",
                "Write a list of texts such as app=web, which other readers of the specification need"));
        return List.copyOf(selector);
    }

    /// A list of texts; absent and null read as the empty list, and one text as a list of one.
    public List<String> texts(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case Nil _ -> List.of();
            case Sequence sequence -> {
                List<String> texts = new ArrayList<>();
                for (YamlValue item : sequence.items()) {
                    switch (item) {
                        case Text text -> texts.add(text.value());
                        case Bool bool -> texts.add(Boolean.toString(bool.value()));
                        case Whole whole -> texts.add(whole.literal());
                        case Fraction fraction -> texts.add(fraction.literal());
                        case Nil _ -> texts.add("");
                        case Mapping other -> wrong(name, other.position(), "a list of texts");
                        case Sequence other -> wrong(name, other.position(), "a list of texts");
                    }
                }
                yield List.copyOf(texts);
            }
            case Mapping other -> {
                wrong(name, other.position(), "a list of texts");
                yield List.of();
            }
            case YamlValue one -> {
                problems.add(new SpecProblem(Severity.WARNING, "spec.not-a-list", one.position(), what + ": " + name + " is not a list",
                        "Put a dash before the value, which other readers of the specification need"));
                yield text(name).map(List::of).orElse(List.of());
            }
        };
    }

    /// A mapping of texts, in the order of the document.
    public Map<String, String> textMap(String name) {
        return object(name).map(Fields::textsOfAll).orElse(Map.of());
    }

    private Map<String, String> textsOfAll() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : mapping.members().keySet()) {
            text(key).ifPresent(text -> texts.put(key, text));
        }
        return texts;
    }

    /// A nested mapping.
    public Optional<Fields> object(String name) {
        return switch (value(name)) {
            case null -> Optional.empty();
            case Nil _ -> Optional.empty();
            case Mapping nested -> Optional.of(new Fields(nested, what + " " + name, problems));
            case YamlValue other -> wrong(name, other.position(), "a mapping");
        };
    }

    /// A list of mappings.
    public List<Fields> objects(String name) {
        return switch (value(name)) {
            case null -> List.of();
            case Nil _ -> List.of();
            case Sequence sequence -> {
                List<Fields> objects = new ArrayList<>();
                for (YamlValue item : sequence.items()) {
                    switch (item) {
                        case Mapping nested -> objects.add(new Fields(nested, what + " " + name, problems));
                        case Nil _ -> {}
                        case YamlValue other -> wrong(name, other.position(), "a list of mappings");
                    }
                }
                yield List.copyOf(objects);
            }
            case YamlValue other -> {
                wrong(name, other.position(), "a list of mappings");
                yield List.of();
            }
        };
    }

    /// Whatever stands there, for fields that hold a foreign structure (a pod's specification).
    public Optional<YamlValue> raw(String name) {
        return Optional.ofNullable(value(name));
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /// Reports something that is wrong with a field's value.
    public void problem(String name, String code, String problem, String doThis) {
        report(Severity.ERROR, name, code, problem, doThis);
    }

    /// Reports something about a field's value that the peer accepts in silence, and that does not do what its author meant.
    public void warning(String name, String code, String problem, String doThis) {
        report(Severity.WARNING, name, code, problem, doThis);
    }

    /// Names the right place for a field that people write here and nobody reads here. [#finish] then gives that as the remedy, since
    /// removing the field would lose what its author meant.
    public void belongsElsewhere(String name, String doThis) {
        elsewhere.put(name, doThis);
    }

    /// Reports every field that nobody asked for. To be called once all have been read.
    public void finish() {
        mapping.members().forEach((name, value) -> {
            if (!asked.contains(name)) {
                problems.add(new SpecProblem(Severity.WARNING, "spec.unknown-field", value.position(),
                        what + " has no field \"" + name + "\"", remedy(name)));
            }
        });
    }

    private void report(Severity severity, String name, String code, String problem, String doThis) {
        YamlValue value = mapping.members().get(name);
        Position at = value == null ? mapping.position() : value.position();
        problems.add(new SpecProblem(severity, code, at, what + ": " + problem, doThis));
    }

    private String remedy(String name) {
        String place = elsewhere.get(name);
        if (place != null) {
            return place;
        }
        for (String known : asked) {
            if (known.equalsIgnoreCase(name)) {
                return "Write " + known + "; names are case-sensitive";
            }
        }
        return asked.isEmpty() ? "Remove it" : "Remove it, or use one of: " + String.join(", ", asked);
    }

    private @Nullable YamlValue value(String name) {
        asked.add(name);
        return mapping.members().get(name);
    }

    /// Does not repeat the value: problems are kept in the bundle, and a number can be a password.
    private String unquoted(String name, Position at, String literal) {
        problems.add(new SpecProblem(Severity.WARNING, "spec.unquoted", at, what + ": " + name + " is a text, and its value has no quotes",
                "Put the value in quotes, which other readers of the specification need"));
        return literal;
    }

    private <T> Optional<T> wrong(String name, Position at, String expected) {
        return wrong(Severity.ERROR, name, at, expected);
    }

    private <T> Optional<T> wrong(Severity severity, String name, Position at, String expected) {
        problems.add(new SpecProblem(severity, "spec.wrong-type", at, what + ": " + name + " is not " + expected, "Write "
                + expected));
        return Optional.empty();
    }

    private static boolean fitsLong(BigInteger value) {
        return value.bitLength() < Long.SIZE;
    }
}
