package io.cronsupportbundle.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GoJsonWriterTest {

    private interface Content {
        void write(GoJsonWriter writer) throws IOException;
    }

    @Test
    void breaksLinesWhereGoDoes() throws IOException {
        String printed = print(JsonStyle.TWO_SPACES, writer -> {
            writer.startObject();
            name(writer, "name");
            text(writer, "DB_PASSWORD");
            name(writer, "list");
            writer.startArray();
            text(writer, "x");
            writer.bool(true);
            writer.nil();
            writer.endArray();
            writer.endObject();
        });

        assertThat(printed).isEqualTo("""
                {
                  "name": "DB_PASSWORD",
                  "list": [
                    "x",
                    true,
                    null
                  ]
                }""");
    }

    @Test
    void printsEmptyContainersInOnePiece() throws IOException {
        String printed = print(JsonStyle.TWO_SPACES, writer -> {
            writer.startArray();
            writer.startObject();
            writer.endObject();
            writer.startArray();
            writer.endArray();
            writer.endArray();
        });

        assertThat(printed).isEqualTo("[\n  {},\n  []\n]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "COMPACT      | {\"a\":[1,2],\"b\":{}}",
        "TWO_SPACES   | {~  \"a\": [~    1,~    2~  ],~  \"b\": {}~}",
        "FOUR_SPACES  | {~    \"a\": [~        1,~        2~    ],~    \"b\": {}~}",
        "TAB          | {~>\"a\": [~>>1,~>>2~>],~>\"b\": {}~}",
    })
    void knowsFourLayouts(JsonStyle style, String expected) throws IOException {
        String printed = print(style, writer -> {
            writer.startObject();
            name(writer, "a");
            writer.startArray();
            number(writer, "1");
            number(writer, "2");
            writer.endArray();
            name(writer, "b");
            writer.startObject();
            writer.endObject();
            writer.endObject();
        });

        assertThat(printed).isEqualTo(expected.replace('~', '\n').replace('>', '\t'));
    }

    @Test
    void escapesWhatGoEscapes() throws IOException {
        String printed = print(JsonStyle.COMPACT, writer -> text(writer, "\"\\/\b\f\n\r\t\u0000\u001f\u007f<a&b>\u2027\u2028\u2029\u202aä€😀"));

        assertThat(printed).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\\u003ca\\u0026b\\u003e\u2027\\u2028\\u2029\u202aä€😀\"");
    }

    @Test
    void escapesNamesLikeTexts() throws IOException {
        String printed = print(JsonStyle.COMPACT, writer -> {
            writer.startObject();
            name(writer, "<\n>");
            writer.nil();
            writer.endObject();
        });

        assertThat(printed).isEqualTo("{\"\\u003c\\n\\u003e\":null}");
    }

    @Test
    void passesBytesThatAreNoText() throws IOException {
        byte[] broken = {(byte) 0xE2, (byte) 0x80, 'x', (byte) 0xFF, (byte) 0xE2, (byte) 0x80};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoJsonWriter writer = new GoJsonWriter(out, JsonStyle.COMPACT);
        writer.text(broken, 0, broken.length);
        writer.detach();

        assertThat(out.toByteArray()).startsWith('"').endsWith('"').contains(broken);
    }

    @ParameterizedTest
    @EnumSource(JsonStyle.class)
    void writesTheSameWhateverTheBufferHolds(JsonStyle style) throws IOException {
        String large = "<line>\n".repeat(20_000);
        String escaped = "\\u003cline\\u003e\\n".repeat(20_000);
        String printed = print(style, writer -> {
            writer.startArray();
            text(writer, large);
            text(writer, "x");
            writer.detach();
            text(writer, large);
            writer.endArray();
        });

        assertThat(printed.replaceAll("\\s", "")).isEqualTo("[\"" + escaped + "\",\"x\",\"" + escaped + "\"]");
    }

    @Test
    void nestsDeeperThanAnybodyNeeds() throws IOException {
        String printed = print(JsonStyle.COMPACT, writer -> {
            for (int i = 0; i < 1_000; i++) {
                writer.startArray();
            }
            for (int i = 0; i < 1_000; i++) {
                writer.endArray();
            }
        });

        assertThat(printed).isEqualTo("[".repeat(1_000) + "]".repeat(1_000));
    }

    private static String print(JsonStyle style, Content content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoJsonWriter writer = new GoJsonWriter(out, style);
        content.write(writer);
        writer.detach();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void name(GoJsonWriter writer, String name) throws IOException {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        writer.name(utf8, 0, utf8.length);
    }

    private static void text(GoJsonWriter writer, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writer.text(utf8, 0, utf8.length);
    }

    private static void number(GoJsonWriter writer, String literal) throws IOException {
        byte[] utf8 = literal.getBytes(StandardCharsets.UTF_8);
        writer.number(utf8, 0, utf8.length);
    }
}
