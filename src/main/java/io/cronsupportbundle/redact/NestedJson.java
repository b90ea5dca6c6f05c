package io.cronsupportbundle.redact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cronsupportbundle.bundle.GoJsonWriter;
import io.cronsupportbundle.bundle.JsonStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Redacts JSON that stands inside a string, as the copies that `kubectl apply` leaves in annotations do. Only the masked values change;
/// everything between them keeps its bytes.
final class NestedJson {

    /// Strings in strings in strings: nobody writes more, and each level costs another pass.
    static final int MAX_LEVELS = 12;

    private static final JsonFactory JSON = new JsonFactory();

    private record Splice(int from, int to, String quoted) {}

    private final Redactor redactor;
    private final RedactionCounts counts;
    private final int level;

    NestedJson(Redactor redactor, RedactionCounts counts, int level) {
        this.redactor = redactor;
        this.counts = counts;
        this.level = level;
    }

    /// Whether a text may be a JSON object or array.
    static boolean looksLike(byte[] utf8, int from, int to) {
        int start = from;
        while (start < to && utf8[start] <= ' ' && utf8[start] >= 0) {
            start++;
        }
        int end = to;
        while (end > start && utf8[end - 1] <= ' ' && utf8[end - 1] >= 0) {
            end--;
        }
        return end - start >= 5 && ((utf8[start] == '{' && utf8[end - 1] == '}') || (utf8[start] == '[' && utf8[end - 1] == ']'));
    }

    /// Masks the secrets in a text.
    ///
    /// @return the text with its secrets masked; the text itself when it has none; empty when it is no JSON after all
    Optional<String> redact(String text) {
        if (level > MAX_LEVELS) {
            counts.add("nesting-limit", text.length());
            return Optional.of(Mask.TEXT);
        }
        NavigableMap<Integer, Splice> splices = new TreeMap<>();
        try (JsonParser parser = JSON.createParser(text.toCharArray(), 0, text.length())) {
            JsonRedaction redaction = new JsonRedaction(redactor.structureRules());
            JsonRedaction.Late late = (candidate, rule) -> mask(splices, candidate.from(), candidate.to(), rule,
                    unquoted(text.substring(candidate.from(), candidate.to())));
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> redaction.start(false);
                    case START_ARRAY -> redaction.start(true);
                    case END_OBJECT, END_ARRAY -> redaction.end(late);
                    case FIELD_NAME -> {
                        name(text, parser, splices);
                        redaction.name(parser.currentName());
                    }
                    case VALUE_STRING -> string(text, parser, redaction, late, splices);
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, redaction, splices);
                    default -> {}
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(splices.isEmpty() ? text : splice(text, splices));
    }

    /// Names hold secrets as well: registries with user info, for one.
    private void name(String text, JsonParser parser, NavigableMap<Integer, Splice> splices) throws IOException {
        byte[] utf8 = parser.currentName().getBytes(StandardCharsets.UTF_8);
        byte[] redacted = new StringRedaction(redactor, counts, level + 1).redact(utf8, 0, utf8.length);
        if (redacted != utf8) {
            int from = (int) parser.currentTokenLocation().getCharOffset();
            int to = from + 1;
            while (text.charAt(to) != '"') {
                to += text.charAt(to) == '\\' ? 2 : 1;
            }
            splices.put(from, new Splice(from, to + 1, quote(redacted)));
        }
    }

    private void string(String text, JsonParser parser, JsonRedaction redaction, JsonRedaction.Late late, NavigableMap<Integer, Splice> splices)
            throws IOException {
        String value = parser.getText();
        int from = (int) parser.currentTokenLocation().getCharOffset();
        int to = (int) parser.currentLocation().getCharOffset();
        String rule = redaction.verdict(value);
        if (rule != null) {
            if (!value.isEmpty() && !Mask.is(value)) {
                mask(splices, from, to, rule, value);
            }
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
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        byte[] redacted = new StringRedaction(redactor, counts, level + 1).redact(utf8, 0, utf8.length);
        if (redacted != utf8) {
            splices.put(from, new Splice(from, to, escaped(text, from, to) ? quote(redacted) : unescaped(quote(redacted))));
        }
    }

    /// Whether a text writes brackets as Go does, so that it can stand in HTML.
    private static boolean escaped(String text, int from, int to) {
        String part = text.substring(from, to);
        return part.contains("\\u003c") || part.contains("\\u003e") || part.contains("\\u0026");
    }

    /// A quoted text with its brackets and ampersands as they are.
    private static String unescaped(String quoted) {
        StringBuilder plain = new StringBuilder(quoted.length());
        int i = 0;
        while (i < quoted.length()) {
            char c = quoted.charAt(i);
            String escape = c == '\\' ? quoted.substring(i, Math.min(i + 6, quoted.length())) : "";
            int bracket = List.of("\\u003c", "\\u003e", "\\u0026").indexOf(escape);
            plain.append(bracket >= 0 ? "<>&".substring(bracket, bracket + 1) : c == '\\' ? quoted.substring(i, i + 2) : String.valueOf(c));
            i += bracket >= 0 ? 6 : c == '\\' ? 2 : 1;
        }
        return plain.toString();
    }

    private void number(JsonParser parser, JsonRedaction redaction, NavigableMap<Integer, Splice> splices) throws IOException {
        String rule = redaction.numberVerdict(parser.getText());
        if (rule != null) {
            mask(splices, (int) parser.currentTokenLocation().getCharOffset(), (int) parser.currentLocation().getCharOffset(), rule,
                    parser.getText());
        }
    }

    private void mask(NavigableMap<Integer, Splice> splices, int from, int to, String rule, String value) {
        counts.add(rule, to - from);
        splices.put(from, new Splice(from, to, quote(redactor.replacement(rule, value))));
    }

    /// The value of a quoted text.
    private static String unquoted(String quoted) {
        try (JsonParser parser = JSON.createParser(quoted)) {
            parser.nextToken();
            return parser.getText();
        } catch (IOException e) {
            return quoted;
        }
    }

    private static String splice(String text, NavigableMap<Integer, Splice> splices) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Splice splice : splices.values()) {
            out.append(text, done, splice.from).append(splice.quoted);
            done = splice.to;
        }
        return out.append(text, done, text.length()).toString();
    }

    static String quote(byte[] utf8) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(utf8.length + 2);
        GoJsonWriter writer = new GoJsonWriter(out, JsonStyle.COMPACT);
        try {
            writer.text(utf8, 0, utf8.length);
            writer.detach();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
