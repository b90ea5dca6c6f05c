package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Masks secrets in XML: elements whose names say secret, with attributes, prefixes, `CDATA` and over lines; and pairs of a name and a value
/// in attributes (`<property name="password" value="x"/>`) and elements (`<name>password</name><value>x</value>`).
@Singleton
final class XmlValue implements TextRule {
    private static final ByteSet NO_NAME = ByteSet.noWord("-.:");
    private static final ByteSet TAG = ByteSet.of("<");
    private static final ByteSet TAG_END = ByteSet.of(">");
    private static final ByteSet SEMICOLON = ByteSet.of(";");
    private static final ByteSet BACKSLASH = ByteSet.of("\\");
    private static final ByteSet BRACKET = ByteSet.of("[");
    private static final ByteSet END_OF_ATTRIBUTE = ByteSet.of("\"'\\&<>");
    private static final int LONGEST_NAME = 200;

    @Override
    public String name() {
        return "xml-value";
    }

    @Override
    public List<String> triggers() {
        return List.of("</", "&lt;/", "\\u003c/", "name=\"", "name='", "name=\\", "key=\"", "key='", "key=\\", "password>", "passphrase>", "secret>",
                "token>", "key>", "credentials>", "password\">", "secret\">", "token\">");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(end - 1, '/')) {
            closing(line, at, end, found);
        } else if (!line.is(end - 1, '>') && !line.word(at - 1) && !line.is(at - 1, '-')) {
            attributes(line, at, found);
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        if (line.is(end - 1, '/')) {
            boolean last = line.skipSpaces(line.until(end, TAG_END) + 1) == line.to();
            return last && namesSecret(line, at, end) ? (next, found) -> valueElement(next, next.from(), found) : null;
        }
        boolean open = line.is(end - 1, '>') && line.skipSpaces(end) == line.to();
        int tag = line.back(at, TAG);
        if (!open || !line.is(tag - 1, '<') || line.is(tag, '/')) {
            return null;
        }
        int nameEnd = line.until(tag, NO_NAME);
        boolean attribute = line.is(end - 2, '"') && SensitiveNames.field(line.text(line.back(end - 2, END_OF_ATTRIBUTE), end - 2));
        return attribute || SensitiveNames.field(local(line, tag, nameEnd)) ? XmlValue::text : null;
    }

    /// A line of an element's text.
    private static boolean text(Line line, Found found) {
        int end = line.until(line.from(), TAG);
        int text = line.skipSpaces(line.from());
        found.mask(text, trimmed(line, text, end));
        return end == line.to();
    }

    /// At `</name>`: masks the text before it, or, when that text is the name of a secret, the text of the element behind.
    private static void closing(Line line, int at, int end, Found found) {
        int nameEnd = line.until(end, NO_NAME);
        if (nameEnd - end <= LONGEST_NAME && SensitiveNames.field(local(line, end, nameEnd))) {
            int textEnd = line.holds(at - 3, "]]>") ? at - 3 : at;
            int text = textStart(line, at, textEnd);
            if (text > 0) {
                found.mask(text, trimmed(line, text, textEnd));
            }
        } else if (namesSecret(line, at, end)) {
            valueElement(line, line.until(nameEnd, TAG_END) + 1, found);
        }
    }

    /// Where the text of an element begins that ends here, or -1.
    private static int textStart(Line line, int at, int textEnd) {
        if (textEnd < at) {
            return line.back(textEnd, BRACKET);
        }
        if (line.is(at, '<')) {
            int start = line.back(at, TAG_END);
            return line.is(start - 1, '>') ? start : -1;
        }
        if (line.is(at, '&')) {
            int start = line.back(at, SEMICOLON);
            return line.holds(start - 4, "&gt;") ? start : -1;
        }
        int escape = line.back(at, BACKSLASH);
        return line.holds(escape - 1, "\\u003e") ? escape + 5 : -1;
    }

    /// Whether the element that ends here has the name of a secret as its text.
    private static boolean namesSecret(Line line, int at, int end) {
        if (!line.is(at, '<')) {
            return false;
        }
        String name = local(line, end, Math.min(line.until(end, NO_NAME), end + LONGEST_NAME)).toLowerCase(Locale.ROOT);
        int text = line.back(at, TAG_END);
        boolean named = name.endsWith("name") || name.endsWith("key");
        return named && line.is(text - 1, '>') && at - text <= LONGEST_NAME && SensitiveNames.field(line.text(text, at).strip());
    }

    private static boolean valueElement(Line line, int from, Found found) {
        int tag = line.skipSpaces(from);
        String name = line.is(tag, '<') ? local(line, tag + 1, line.until(tag + 1, NO_NAME)).toLowerCase(Locale.ROOT) : "";
        if (name.contains("value") || name.equals("string")) {
            int start = Math.min(line.until(tag, TAG_END) + 1, line.to());
            found.mask(start, line.until(start, TAG));
        }
        return false;
    }

    /// At `name="password"`: masks the value of the same tag, or the text behind it.
    private static void attributes(Line line, int at, Found found) {
        int name = Quoting.skip(line, line.is(at, 'k') || line.is(at, 'K') ? at + 4 : at + 5);
        int nameEnd = line.until(name, END_OF_ATTRIBUTE);
        int tag = line.back(at, TAG);
        int tagEnd = line.until(nameEnd, TAG_END);
        boolean secret = nameEnd > name && nameEnd - name <= LONGEST_NAME && SensitiveNames.field(line.text(name, nameEnd));
        if (!secret || !line.is(tag - 1, '<') || tagEnd == line.to()) {
            return;
        }
        int attribute = line.find(tag, "value=");
        if (attribute < tagEnd) {
            int open = Quoting.skip(line, attribute + 6);
            found.mask(open, line.until(open, END_OF_ATTRIBUTE));
        } else if (!line.is(tagEnd - 1, '/')) {
            int stop = line.until(tagEnd + 1, TAG);
            found.mask(tagEnd + 1, line.is(stop, '<') ? stop : tagEnd + 1);
        }
    }

    private static int trimmed(Line line, int from, int to) {
        int end = to;
        while (end > from && line.space(end - 1)) {
            end--;
        }
        return end;
    }

    /// A name without the prefix of its namespace.
    private static String local(Line line, int from, int to) {
        String name = line.text(from, Math.min(to, from + LONGEST_NAME));
        return name.substring(name.indexOf(':') + 1);
    }
}
