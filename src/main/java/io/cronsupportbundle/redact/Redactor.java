package io.cronsupportbundle.redact;

import io.cronsupportbundle.redact.custom.CustomRedactors;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All rules of a run, ready to use. It has no state, so one serves all entries at once.
@Singleton
public final class Redactor {
    private final List<StructureRule> structureRules;
    private final List<TextRule> textRules;
    private final TriggerIndex triggers;
    private final CustomRedactors custom;

    @Inject
    public Redactor(List<StructureRule> structureRules, List<TextRule> textRules) {
        this(structureRules, textRules, CustomRedactors.NONE);
    }

    private Redactor(List<StructureRule> structureRules, List<TextRule> textRules, CustomRedactors custom) {
        this.custom = custom;
        this.structureRules = structureRules.stream().sorted(Comparator.comparing(StructureRule::name)).toList();
        this.textRules = textRules.stream().sorted(Comparator.comparing(TextRule::name)).toList();
        this.triggers = new TriggerIndex(this.textRules);
    }

    /// The same rules, and after them the redactors of a customer.
    public Redactor with(CustomRedactors redactors) {
        return new Redactor(structureRules, textRules, redactors);
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
