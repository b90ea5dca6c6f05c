package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.custom.CustomRedactors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules of a run, ready to use. It has no state, so one serves all entries at once.
@Singleton
public final class Redactor {
    private final List<StructureRule> structureRules;
    private final List<TextRule> textRules;
    private final TriggerIndex triggers;
    private final CustomRedactors custom;
    private final Tokens tokens;
    private final Map<String, TokenClass> classes = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final List<StructureRule> allStructureRules;
    private final List<TextRule> allTextRules;

    @Inject
    public Redactor(List<StructureRule> structureRules, List<TextRule> textRules) {
        this(structureRules, textRules, CustomRedactors.NONE, Tokens.NONE);
    }

    private Redactor(List<StructureRule> structureRules, List<TextRule> textRules, CustomRedactors custom, Tokens tokens) {
        this.allStructureRules = List.copyOf(structureRules);
        this.allTextRules = List.copyOf(textRules);
        this.custom = custom;
        this.tokens = tokens;
        this.structureRules = structureRules.stream().filter(rule -> tokens.asks(rule.tokenClass()))
                .sorted(Comparator.comparing(StructureRule::name)).toList();
        Stream<TextRule> material = tokens.material().isEmpty() ? Stream.of() : Stream.of(new KeyMaterial(tokens.material()));
        this.textRules = Stream.concat(textRules.stream().filter(rule -> tokens.asks(rule.tokenClass())), material)
                .sorted(Comparator.comparing(TextRule::name)).toList();
        this.structureRules.forEach(rule -> named(rule.name(), rule.tokenClass(), rule.tokenType()));
        this.textRules.stream().filter(rule -> !(rule instanceof KeyMaterial))
                .forEach(rule -> named(rule.name(), rule.tokenClass(), rule.tokenType()));
        named(EncodedTexts.RULE, TokenClass.SECRETS, "ENCODED");
        this.triggers = new TriggerIndex(this.textRules);
    }

    private void named(String rule, TokenClass tokenClass, String type) {
        classes.put(rule, tokenClass);
        types.put(rule, type);
    }

    /// The same rules, and after them the redactors of a customer.
    public Redactor with(CustomRedactors redactors) {
        return new Redactor(allStructureRules, allTextRules, redactors, tokens);
    }

    /// The same rules, with tokens in the place of masks.
    public Redactor with(Tokens replacements) {
        return new Redactor(allStructureRules, allTextRules, custom, replacements);
    }

    /// What stands in the bundle where a rule has found something.
    byte[] replacement(String rule, byte[] bytes, int from, int to) {
        TokenClass tokenClass = classes.get(rule);
        return tokenClass == null ? Mask.utf8() : tokens.of(tokenClass, types.getOrDefault(rule, "SECRET"), bytes, from, to);
    }

    /// The same for a text.
    byte[] replacement(String rule, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return replacement(rule, utf8, 0, utf8.length);
    }

    CustomRedactors custom() {
        return custom;
    }

    List<StructureRule> structureRules() {
        return structureRules;
    }

    /// The names of all rules, as reports use them.
    public List<String> ruleNames() {
        return Stream.concat(structureRules.stream().map(StructureRule::name), textRules.stream().map(TextRule::name))
                .sorted().toList();
    }

    TriggerIndex triggers() {
        return triggers;
    }

    /// Redacts a text of our own: a cause, an error, a line of the run's log.
    public String redact(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] redacted = new StringRedaction(this, new RedactionCounts(), 1).redact(bytes, 0, bytes.length);
            return Arrays.equals(redacted, bytes) ? text : new String(redacted, StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            // What a rule has failed at is not shown.
            return Mask.TEXT;
        }
    }

    /// Redacts a path: as a whole, and segment by segment, because a slash before a token or before base64 hides where it begins.
    String redactPath(String path) {
        String whole = redact(path);
        return whole.indexOf('/') < 0 ? whole : Stream.of(whole.split("/", -1)).map(this::redact).collect(Collectors.joining("/"));
    }
}
