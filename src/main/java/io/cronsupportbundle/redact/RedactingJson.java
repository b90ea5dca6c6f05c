package io.cronsupportbundle.redact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.GoJsonWriter;
import io.cronsupportbundle.bundle.GoNumber;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A JSON document on its way into the bundle: every value is judged by its place, then by its content, as it passes.
final class RedactingJson implements JsonEntry {

    /// An object that has not told its name within this many bytes is not an environment variable; its `value` is masked unheard.
    private static final int MAX_HELD = 8 << 20;

    private static final String UNTOLD = "value-without-name";
    private static final byte[] MASK = Mask.utf8();

    private final RedactingSink sink;
    private final BundlePath path;
    private final SpoolFile file;
    private final RedactionCounts counts = new RedactionCounts();
    private final GoJsonWriter writer;
    private final JsonRedaction redaction;
    private final StringRedaction strings;
    private final Utf8 utf8 = new Utf8();
    private final JsonRedaction.Late late;
    private @Nullable Outcome outcome;
    private String cause = "";

    RedactingJson(RedactingSink sink, Redactor redactor, BundlePath path, SpoolFile file, JsonStyle style) {
        this.sink = sink;
        this.path = path;
        this.file = file;
        this.writer = new GoJsonWriter(file, style);
        this.redaction = new JsonRedaction(redactor.structureRules());
        this.strings = new StringRedaction(redactor, counts, 1);
        this.late = (candidate, rule) -> {
            counts.add(rule);
            writer.replace(candidate.from(), candidate.to(), MASK);
        };
    }

    @Override
    public void startObject() throws IOException {
        writer.startObject();
        redaction.start(false);
    }

    @Override
    public void endObject() throws IOException {
        release(redaction.settled());
        redaction.end(late);
        writer.endObject();
    }

    @Override
    public void startArray() throws IOException {
        writer.startArray();
        redaction.start(true);
    }

    @Override
    public void endArray() throws IOException {
        redaction.end(late);
        writer.endArray();
    }

    @Override
    public void name(String name) throws IOException {
        if (writer.held() > MAX_HELD) {
            release(redaction.giveUp((candidate, _) -> late.mask(candidate, UNTOLD)));
        }
        utf8.set(name);
        writer.name(utf8.bytes(), 0, utf8.length());
        redaction.name(name);
    }

    @Override
    public void text(String value) throws IOException {
        utf8.set(value);
        text();
    }

    @Override
    public void number(long value) throws IOException {
        number(Long.toString(value));
    }

    @Override
    public void bool(boolean value) throws IOException {
        writer.bool(value);
    }

    @Override
    public void nil() throws IOException {
        writer.nil();
    }

    @Override
    public void tree(JsonNode value) throws IOException {
        try (JsonParser parser = value.traverse()) {
            parser.nextToken();
            copy(parser);
        }
    }

    @Override
    public void copy(JsonParser parser) throws IOException {
        int open = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME && !member(parser)) {
                continue;
            }
            open += value(parser);
            if (open == 0) {
                return;
            }
        }
        throw new IOException("the JSON document ends too early");
    }

    /// Passes on a member's name and steps to its value. A pod template's `creationTimestamp: null` is left out: Go's types of today omit
    /// it, older API servers send it.
    private boolean member(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (value == JsonToken.VALUE_NULL && name.equals("creationTimestamp")) {
            return false;
        }
        name(name);
        return true;
    }

    /// Passes on one value, or one end of a value.
    ///
    /// @return how many objects and arrays it opens, negative when it closes one
    private int value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                startObject();
                return 1;
            }
            case START_ARRAY -> {
                startArray();
                return 1;
            }
            case END_OBJECT -> {
                endObject();
                return -1;
            }
            case END_ARRAY -> {
                endArray();
                return -1;
            }
            case VALUE_STRING -> {
                utf8.set(parser);
                text();
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(GoNumber.print(parser.getText()));
            case VALUE_TRUE -> bool(true);
            case VALUE_FALSE -> bool(false);
            case VALUE_NULL -> nil();
            case FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> throw new IOException("not JSON: " + parser.currentToken());
        }
        return 0;
    }

    private void text() throws IOException {
        String rule = redaction.verdict();
        if (rule != null && utf8.length() > 0) {
            counts.add(rule);
            writer.text(MASK, 0, MASK.length);
            return;
        }
        if (redaction.telling()) {
            redaction.tell(utf8.toString(), late);
        }
        boolean wait = redaction.awaitsName() && utf8.length() > 0;
        int from = 0;
        if (wait) {
            writer.hold();
            from = writer.mark();
        }
        byte[] redacted = strings.redact(utf8.bytes(), 0, utf8.length());
        writer.text(redacted, 0, redacted == utf8.bytes() ? utf8.length() : redacted.length);
        if (wait) {
            redaction.remember(from, writer.position());
        }
    }

    private void number(String literal) throws IOException {
        String rule = redaction.pairVerdict();
        if (rule != null) {
            counts.add(rule);
            writer.text(MASK, 0, MASK.length);
            return;
        }
        byte[] bytes = literal.getBytes(StandardCharsets.US_ASCII);
        writer.number(bytes, 0, bytes.length);
    }

    private void release(int settled) throws IOException {
        for (int i = 0; i < settled; i++) {
            writer.release();
        }
    }

    @Override
    public void pause() throws IOException {
        writer.detach();
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
        writer.detach();
        file.close();
        sink.accept(path, file, ended, cause, counts);
    }
}
