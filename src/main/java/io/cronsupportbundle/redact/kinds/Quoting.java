package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Knows how quotes are spelled where a text has been written into another: in HTML, in URLs, in strings of JSON and of C.
final class Quoting {
    private static final List<String> SPELLINGS = List.of("&quot;", "&#34;", "&#39;", "%22", "%27", "%5C%22", "\\u0022", "\\u0027", "\\x22");

    private Quoting() {}

    /// The first position from `position` on where no quote stands, in whatever spelling, and no backslash.
    static int skip(Line line, int position) {
        int p = position;
        while (true) {
            String spelling = spelling(line, p);
            if (spelling != null) {
                p += spelling.length();
            } else if (line.is(p, '"') || line.is(p, '\'') || line.is(p, '\\')) {
                p++;
            } else {
                return p;
            }
        }
    }

    /// The way in which a quote is spelled out here, or null when none is.
    static @Nullable String spelling(Line line, int position) {
        if (!line.is(position, '&') && !line.is(position, '%') && !line.is(position, '\\')) {
            return null;
        }
        for (String spelling : SPELLINGS) {
            if (line.holds(position, spelling)) {
                return spelling;
            }
        }
        return null;
    }
}
