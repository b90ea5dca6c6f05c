package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks the data of Secrets that are printed as JSON into a text: in one line, escaped or not. What [SecretData] is to documents, this is
/// to logs.
@Singleton
final class SecretManifest implements TextRule {
    private static final ByteSet QUOTE_OR_END = ByteSet.of("\"}");
    private static final ByteSet QUOTE = ByteSet.of("\"");
    private static final ByteSet END_OF_VALUE = ByteSet.of("\"\\");

    /// Larger Secrets do not exist (Kubernetes refuses more than 1 MiB), and a line is not longer.
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "secret-manifest";
    }

    @Override
    public List<String> triggers() {
        return List.of("\"secret\"", "\"secret\\", "stringdata\"", "stringdata\\");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.is(at, '"')) {
            int kind = line.back(at, QUOTE);
            String before = line.text(Math.max(line.from(), kind - 24), at);
            if (before.contains("kind")) {
                members(line, line.find(line.from(), "\"data"), found);
            }
        } else {
            members(line, at, found);
        }
    }

    /// Masks the values of the object that begins behind a member's name.
    private static void members(Line line, int from, Found found) {
        int brace = from;
        while (brace < line.to() && brace < from + 32 && !line.is(brace, '{')) {
            brace++;
        }
        int p = brace + 1;
        for (int i = 0; line.is(brace, '{') && i < MOST; i++) {
            int open = line.until(p, QUOTE_OR_END);
            if (!line.is(open, '"')) {
                return;
            }
            int name = line.until(open + 1, QUOTE);
            int start = line.until(name + 1, QUOTE_OR_END) + 1;
            if (!line.is(start - 1, '"')) {
                return;
            }
            int end = line.until(start, END_OF_VALUE);
            found.mask(start, end);
            p = line.until(end, QUOTE) + 1;
        }
    }
}
