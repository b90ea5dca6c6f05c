package io.cronsupportbundle.redact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.GoJsonWriter;
import io.cronsupportbundle.bundle.GoNumber;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON document on its way into the bundle: every value is judged by its place, then by its content, as it passes.
final class RedactingJson implements JsonEntry {

    /// The members that tell what an object's other members are.
    private static final List<String> TELLING = List.of("kind", "name", "key", "Name", "Key", "variable");

    /// Whoever writes event by event tells first, so nothing has passed that would have to be masked late.
    private static final JsonRedaction.Late NOTHING_PASSED = (candidate, rule) -> {};

    private static final byte[] MASK = Mask.utf8();

    private final RedactingSink sink;
    private final Redactor redactor;
    private final BundlePath path;
    private final SpoolFile file;
    private final OutputStream out;
    private final RedactionCounts counts = new RedactionCounts();
    private final GoJsonWriter writer;
    private final JsonRedaction redaction;
    private final StringRedaction strings;
    private final CleanTexts clean;
    private final Utf8 utf8 = new Utf8();
    private @Nullable Outcome outcome;
    private String cause = "";
    private String doubt = "";

    RedactingJson(RedactingSink sink, Redactor redactor, CleanTexts clean, BundlePath path, SpoolFile file, JsonStyle style) {
        this.sink = sink;
        this.redactor = redactor;
        this.path = path;
        this.file = file;
        this.out = redactor.custom().through(path, counts::add, file);
        this.writer = new GoJsonWriter(out, style);
        this.redaction = new JsonRedaction(redactor.structureRules());
        this.strings = new StringRedaction(redactor, counts, 1);
        this.clean = clean;
    }

    @Override
    public void startObject() throws IOException {
        writer.startObject();
        redaction.start(false);
    }

    @Override
    public void endObject() throws IOException {
        redaction.end(NOTHING_PASSED);
        writer.endObject();
    }

    @Override
    public void startArray() throws IOException {
        writer.startArray();
        redaction.start(true);
    }

    @Override
    public void endArray() throws IOException {
        redaction.end(NOTHING_PASSED);
        writer.endArray();
    }

    @Override
    public void name(String name) throws IOException {
        byte[] redacted = redacted(name);
        writer.name(redacted, 0, redacted == utf8.bytes() ? utf8.length() : redacted.length);
        redaction.name(name);
    }

    @Override
    public void number(long value) throws IOException {
        // A count of ours; it may stand under the name of a rule, such as known-token.
        String literal = Long.toString(value);
        number(literal, redaction.pairVerdict());
    }

    @Override
    public void bool(boolean value) throws IOException {
        writer.bool(value);
    }

    @Override
    public void nil() throws IOException {
        writer.nil();
    }

    /// In a tree everything is there at once, so an object's kind and name are told before its members pass, whatever their order.
    @Override
    public void tree(JsonNode value) throws IOException {
        switch (value) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                startArray();
                for (JsonNode item : array) {
                    tree(item);
                }
                endArray();
            }
            case TextNode text -> text(text.textValue());
            case BooleanNode bool -> bool(bool.booleanValue());
            case NumericNode number -> {
                String literal = number.isIntegralNumber() ? number.asText() : GoNumber.print(number.doubleValue());
                number(literal, redaction.numberVerdict(literal));
            }
            default -> nil();
        }
    }

    private void object(ObjectNode object) throws IOException {
        startObject();
        for (String telling : TELLING) {
            if (object.get(telling) instanceof TextNode text) {
                redaction.tell(telling, text.textValue(), NOTHING_PASSED);
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull() || !member.getKey().equals("creationTimestamp")) {
                name(member.getKey());
                tree(member.getValue());
            }
        }
        endObject();
    }

    @Override
    public void text(String value) throws IOException {
        String rule = redaction.verdict(value);
        if (rule != null && !value.isEmpty()) {
            boolean masked = Mask.is(value);
            byte[] mask = masked ? value.getBytes(StandardCharsets.US_ASCII) : redactor.replacement(rule, value);
            if (!masked) {
                counts.add(rule, value.length());
            }
            writer.text(mask, 0, mask.length);
            return;
        }
        if (redaction.telling()) {
            redaction.tell(redaction.field(), value, NOTHING_PASSED);
        }
        redaction.element(value);
        byte[] redacted = redacted(value);
        writer.text(redacted, 0, redacted == utf8.bytes() ? utf8.length() : redacted.length);
    }

    /// The text, redacted; the very buffer when there is nothing in it; the mask when a rule fails, and then the document is withheld.
    private byte[] redacted(String text) {
        utf8.set(text);
        byte[] bytes = utf8.bytes();
        if (clean.has(text)) {
            return bytes;
        }
        try {
            byte[] redacted = strings.redact(bytes, 0, utf8.length());
            if (redacted == bytes) {
                clean.add(text);
            }
            return redacted;
        } catch (RuntimeException e) {
            doubt = DoubtfulException.cause(e);
            return MASK;
        }
    }

    private void number(String literal, @Nullable String rule) throws IOException {
        if (rule != null) {
            counts.add(rule, literal.length());
            byte[] mask = redactor.replacement(rule, literal);
            writer.text(mask, 0, mask.length);
            return;
        }
        byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
        writer.number(bytes, 0, bytes.length);
    }

    @Override
    public void pause() throws IOException {
        writer.detach();
        out.flush();
        file.rest();
    }

    @Override
    public void complete(Outcome outcome, String cause) {
        this.outcome = outcome;
        this.cause = cause;
    }

    @Override
    public void close() throws IOException {
        Outcome ended = outcome;
        if (ended == null) {
            file.discard();
            return;
        }
        try {
            writer.detach();
            out.close();
            file.close();
        } catch (IOException e) {
            file.discard();
            throw e;
        } catch (RuntimeException e) {
            doubt = DoubtfulException.cause(e);
        }
        if (!doubt.isEmpty()) {
            file.discard();
            sink.withhold(path, doubt);
            return;
        }
        sink.accept(path, file, ended, cause, counts);
    }
}
