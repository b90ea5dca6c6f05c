package io.cronsupportbundle.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Redacts YAML documents that stand in a text or a string by where their values stand: block scalars, flow collections, Secrets with
/// their `data` before their `kind`. Only the masked values change. What is in the values and comments is the business of the lines.
final class NestedYaml {

    /// Larger texts are only read line by line; the parser takes a tenth of a second for as much.
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 200;

    /// YAML in YAML in YAML: a manifest in a ConfigMap in a release.
    private static final int MAX_LEVELS = 6;

    private record Splice(int to, String text) {}

    /// Which part of a collection comes next.
    private enum Next { ITEM, KEY, VALUE }

    private final Redactor redactor;
    private final RedactionCounts counts;
    private final int level;
    private final JsonRedaction redaction;
    private final NavigableMap<Integer, Splice> splices = new TreeMap<>();
    private final Map<String, JsonRedaction.Candidate> anchors = new HashMap<>();
    private final Deque<Next> open = new ArrayDeque<>();
    private int[] text = new int[0];

    NestedYaml(Redactor redactor, RedactionCounts counts, int level) {
        this.redactor = redactor;
        this.counts = counts;
        this.level = level;
        this.redaction = new JsonRedaction(redactor.structureRules());
    }

    /// Whether a text may be a YAML document of several lines: it begins with a key, an item, a document mark or a bracket.
    static boolean looksLike(byte[] utf8, int from, int to) {
        if (to - from > MAX_BYTES) {
            return false;
        }
        int p = from;
        while (p < to) {
            int end = p;
            while (end < to && utf8[end] != '\n') {
                end++;
            }
            String line = new String(utf8, p, Math.min(end - p, 300), StandardCharsets.UTF_8).strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("%YAML")) {
                return line.startsWith("---") || (end < to && (line.startsWith("- ") || key(line))) || flow(line);
            }
            p = end + 1;
        }
        return false;
    }

    private static boolean flow(String line) {
        return (line.startsWith("{") || line.startsWith("[")) && line.contains(":");
    }

    private static boolean key(String line) {
        int colon = line.indexOf(':');
        boolean ends = colon == line.length() - 1 || (colon > 0 && line.charAt(colon + 1) == ' ');
        return colon > 0 && ends && line.substring(0, colon).chars().noneMatch(c -> c == '[' || c == ']' || c == '(' || c == '=');
    }

    /// The text with its secrets masked. Behind a mistake of grammar nothing is masked any more.
    String redact(String yaml) {
        if (level > MAX_LEVELS || yaml.startsWith("\uFEFF")) {
            return yaml;
        }
        text = yaml.codePoints().toArray();
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(2 * MAX_BYTES).setUseMarks(true)
                .setBufferSize(Math.max(1024, yaml.length() + 1)).build();
        JsonRedaction.Late late = (candidate, rule) -> mask(candidate.from(), candidate.to(), rule);
        try {
            Iterator<Event> events = new Parse(settings).parseString(yaml).iterator();
            while (events.hasNext() && open.size() < MAX_DEPTH) {
                event(events.next(), late);
            }
        } catch (YamlEngineException e) {
            // The lines of the text are read in any case.
            return spliced();
        }
        return spliced();
    }

    private void event(Event event, JsonRedaction.Late late) {
        switch (event.getEventId()) {
            case MappingStart -> start(false);
            case SequenceStart -> start(true);
            case MappingEnd, SequenceEnd -> {
                open.pop();
                redaction.end(late);
            }
            case Scalar -> scalar((ScalarEvent) event, late);
            case Alias -> alias((AliasEvent) event);
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        }
    }

    private void start(boolean array) {
        boolean key = open.peek() == Next.KEY;
        advance();
        if (key) {
            redaction.name("");
        }
        redaction.start(array);
        open.push(array ? Next.ITEM : Next.KEY);
    }

    /// One key or value of the open collection has come.
    private void advance() {
        Next next = open.peek();
        if (next == Next.KEY || next == Next.VALUE) {
            open.pop();
            open.push(next == Next.KEY ? Next.VALUE : Next.KEY);
        }
    }

    private void alias(AliasEvent alias) {
        boolean value = open.peek() != Next.KEY;
        advance();
        JsonRedaction.Candidate anchored = anchors.get(alias.getAlias().getValue());
        String rule = value ? redaction.verdict("") : null;
        if (rule != null && anchored != null) {
            mask(anchored.from(), anchored.to(), rule);
        }
    }

    private void scalar(ScalarEvent scalar, JsonRedaction.Late late) {
        boolean key = open.peek() == Next.KEY;
        advance();
        String value = scalar.getValue();
        if (key) {
            redaction.name(value);
            return;
        }
        int from = from(scalar);
        int to = to(scalar, from);
        scalar.getAnchor().map(Anchor::getValue).ifPresent(name -> anchors.put(name, new JsonRedaction.Candidate("", from, to)));
        if (to <= from || value.isEmpty() || (scalar.isPlain() && (value.equals("null") || value.equals("~")))) {
            return;
        }
        String rule = verdict(scalar);
        if (rule != null) {
            mask(from, to, rule);
            return;
        }
        if (redaction.telling()) {
            redaction.tell(redaction.field(), value, late);
        }
        if (redaction.awaitsName()) {
            redaction.remember(from, to);
        } else if (redaction.awaitsKind()) {
            redaction.rememberData(from, to);
        }
        redaction.element(value);
        nested(scalar, from, to);
    }

    private @Nullable String verdict(ScalarEvent scalar) {
        String value = scalar.getValue();
        if (scalar.isPlain() && value.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-')) {
            return redaction.numberVerdict(value);
        }
        boolean bool = scalar.isPlain() && (value.equals("true") || value.equals("false"));
        return bool ? redaction.pairVerdict() : redaction.verdict(value);
    }

    private void mask(int from, int to, String rule) {
        String value = new String(text, from, to - from);
        if (!Mask.is(value.replace("\"", ""))) {
            String mask = "\"" + new String(redactor.replacement(rule, value), StandardCharsets.US_ASCII) + "\"";
            Splice before = splices.put(from, new Splice(to, mask));
            if (before == null || !before.text().equals(mask)) {
                counts.add(rule, to - from);
            }
        }
    }

    /// A value that is a document itself. In a block its lines keep their indentation.
    private void nested(ScalarEvent scalar, int from, int to) {
        byte[] utf8 = scalar.getValue().getBytes(StandardCharsets.UTF_8);
        boolean document = NestedJson.looksLike(utf8, 0, utf8.length)
                || (NestedYaml.looksLike(utf8, 0, utf8.length) && scalar.getScalarStyle() != ScalarStyle.PLAIN);
        if (!document) {
            return;
        }
        byte[] redacted = new StringRedaction(redactor, counts, level + 1).redact(utf8, 0, utf8.length);
        if (redacted != utf8) {
            String content = new String(redacted, StandardCharsets.UTF_8);
            splices.put(from, new Splice(to, scalar.getScalarStyle() == ScalarStyle.LITERAL ? block(content, from, to)
                    : NestedJson.quote(redacted)));
        }
    }

    private String block(String content, int from, int to) {
        int lineFeed = from;
        while (lineFeed < to && text[lineFeed] != '\n') {
            lineFeed++;
        }
        int start = lineFeed + 1;
        int indented = start;
        while (indented < to && (text[indented] == ' ' || text[indented] == '\n')) {
            start = text[indented] == '\n' ? indented + 1 : start;
            indented++;
        }
        String indent = " ".repeat(indented - start);
        StringBuilder block = new StringBuilder(new String(text, from, lineFeed - from));
        for (String line : content.stripTrailing().split("\n", -1)) {
            block.append('\n').append(line.isEmpty() ? "" : indent).append(line);
        }
        return block.toString();
    }

    private int from(ScalarEvent scalar) {
        int from = scalar.getStartMark().map(Mark::getIndex).orElse(0);
        // The event begins with the anchor and the tag, which stay.
        boolean more = scalar.getAnchor().isPresent() || scalar.getTag().isPresent();
        while (more && from < text.length && (text[from] == '&' || text[from] == '!')) {
            while (from < text.length && text[from] > ' ') {
                from++;
            }
            while (from < text.length && text[from] <= ' ') {
                from++;
            }
        }
        return from;
    }

    /// A block scalar's end is that of its last line feeds, which stay.
    private int to(ScalarEvent scalar, int from) {
        int to = scalar.getEndMark().map(Mark::getIndex).orElse(from);
        while (to > from && text[to - 1] <= ' ') {
            to--;
        }
        return to;
    }

    private String spliced() {
        if (splices.isEmpty()) {
            return new String(text, 0, text.length);
        }
        StringBuilder out = new StringBuilder(text.length);
        int done = 0;
        for (Map.Entry<Integer, Splice> splice : splices.entrySet()) {
            out.append(new String(text, done, splice.getKey() - done)).append(splice.getValue().text());
            done = splice.getValue().to();
        }
        return out.append(new String(text, done, text.length - done)).toString();
    }
}
