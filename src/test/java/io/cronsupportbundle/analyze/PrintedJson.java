package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.bundle.GoJsonWriter;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// An entry that keeps what is written, without the redaction that an entry of a run has.
final class PrintedJson implements JsonEntry {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final GoJsonWriter writer = new GoJsonWriter(bytes, JsonStyle.FOUR_SPACES);

    String text() throws IOException {
        writer.detach();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void startObject() throws IOException {
        writer.startObject();
    }

    @Override
    public void endObject() throws IOException {
        writer.endObject();
    }

    @Override
    public void startArray() throws IOException {
        writer.startArray();
    }

    @Override
    public void endArray() throws IOException {
        writer.endArray();
    }

    @Override
    public void name(String name) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        writer.name(utf8, 0, utf8.length);
    }

    @Override
    public void text(String value) throws IOException {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        writer.text(utf8, 0, utf8.length);
    }

    @Override
    public void number(long value) throws IOException {
        byte[] literal = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
        writer.number(literal, 0, literal.length);
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
    public void tree(JsonNode value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void pause() {}

    @Override
    public void complete(Outcome outcome, String cause) {}

    @Override
    public void close() {}
}
