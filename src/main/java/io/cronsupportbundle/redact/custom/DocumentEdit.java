package io.cronsupportbundle.redact.custom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cronsupportbundle.redact.Mask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Masks the values at the end of a path in a document, whatever their type. The peer prints the document anew as YAML, so that a JSON file
/// is none any more (T36); here nothing changes but the values. What is no document stays as it is, as it does there.
///
/// @param name the name in reports
/// @param path as in the specification
record DocumentEdit(String name, String path) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String MASK = "\"" + Mask.TEXT + "\"";

    /// The YAML parser takes a tenth of a second for a megabyte, and every file of a bundle may be asked for.
    private static final int MAX_YAML = 4 << 20;

    byte[] edit(byte[] document, LineEdit.Counted counted) {
        int first = 0;
        while (first < document.length && document[first] <= ' ' && document[first] >= 0) {
            first++;
        }
        if (first == document.length) {
            return document;
        }
        boolean json = document[first] == '{' || document[first] == '[';
        byte[] edited = json ? json(document, counted) : document;
        return edited != document || document.length > MAX_YAML ? edited : yaml(document, counted);
    }

    private byte[] json(byte[] document, LineEdit.Counted counted) {
        NavigableMap<Integer, Integer> ranges = new TreeMap<>();
        ValuePath at = new ValuePath(path);
        try (JsonParser parser = JSON.createParser(document)) {
            boolean array = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                array = parser.getParsingContext().inArray();
                switch (token) {
                    case FIELD_NAME -> at.key(parser.currentName());
                    case END_OBJECT, END_ARRAY -> at.end();
                    default -> jsonValue(parser, token, at, ranges, array);
                }
            }
        } catch (IOException e) {
            return document;
        }
        return spliced(document, ranges, counted);
    }

    private static void jsonValue(JsonParser parser, JsonToken token, ValuePath at, NavigableMap<Integer, Integer> ranges, boolean array)
            throws IOException {
        boolean starts = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
        boolean element = starts ? parser.getParsingContext().getParent().inArray() : array;
        if (element) {
            at.next();
        }
        if (at.value()) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            if (starts) {
                parser.skipChildren();
            } else {
                parser.getText();
            }
            ranges.put(from, (int) parser.currentLocation().getByteOffset());
        } else if (starts) {
            at.start(token == JsonToken.START_ARRAY);
        }
    }

    private byte[] yaml(byte[] document, LineEdit.Counted counted) {
        String text = new String(document, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 || text.startsWith("\uFEFF")) {
            return document;
        }
        int[] characters = text.codePoints().toArray();
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_YAML + 1).setBufferSize(Math.max(1024, text.length() + 1)).build();
        YamlWalk walk = new YamlWalk(new ValuePath(path), characters);
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                walk.event(event);
            }
        } catch (YamlEngineException e) {
            return document;
        }
        if (walk.ranges().isEmpty()) {
            return document;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        for (Map.Entry<Integer, Integer> range : walk.ranges().entrySet()) {
            out.append(new String(characters, done, range.getKey() - done)).append(MASK);
            counted.masked(name, range.getValue() - range.getKey());
            done = range.getValue();
        }
        return out.append(new String(characters, done, characters.length - done)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] spliced(byte[] document, NavigableMap<Integer, Integer> ranges, LineEdit.Counted counted) {
        if (ranges.isEmpty()) {
            return document;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(document.length);
        int done = 0;
        for (Map.Entry<Integer, Integer> range : ranges.entrySet()) {
            out.write(document, done, range.getKey() - done);
            out.writeBytes(MASK.getBytes(StandardCharsets.US_ASCII));
            counted.masked(name, range.getValue() - range.getKey());
            done = range.getValue();
        }
        out.write(document, done, document.length - done);
        return out.toByteArray();
    }
}
