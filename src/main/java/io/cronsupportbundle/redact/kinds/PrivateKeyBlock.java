package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks private keys in PEM armour (RFC 7468), whether their lines are lines of the text or `\n` inside one.
@Singleton
final class PrivateKeyBlock implements TextRule {
    private static final ByteSet COLON = ByteSet.of(":");

    /// What cannot be part of a key that has been cut in front, as logs are.
    private static final ByteSet NO_BODY = ByteSet.noWord("+/=\\");
    private static final String END = "-----END ";

    /// Longer labels than `ENCRYPTED PRIVATE KEY` and `PGP PRIVATE KEY BLOCK` are not in use.
    private static final int LABEL = 40;

    @Override
    public String name() {
        return "private-key-block";
    }

    @Override
    public String tokenType() {
        return "KEY";
    }

    @Override
    public List<String> triggers() {
        return List.of("-----begin ", "-----end ", "private-lines:");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (!line.is(at + 5, 'b') && !line.is(at + 5, 'B')) {
            if (line.is(at, '-') && bodyStart(line, end) > 0) {
                found.mask(line.back(at, NO_BODY), at);
            }
            return;
        }
        int body = bodyStart(line, end);
        if (body > 0) {
            found.mask(body, armourEnd(line, body));
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        if (!line.is(at, '-')) {
            return PrivateKeyBlock::putty;
        }
        if (!line.is(at + 5, 'b') && !line.is(at + 5, 'B')) {
            return null;
        }
        int body = bodyStart(line, end);
        return body > 0 && armourEnd(line, body) == line.to() ? PrivateKeyBlock::goesOn : null;
    }

    /// A line of a private key as PuTTY keeps it: base64 up to the next field.
    private static boolean putty(Line line, Found found) {
        boolean field = line.until(line.from(), COLON) < line.to();
        if (!field) {
            found.mask(line.from(), line.is(line.to() - 1, '\r') ? line.to() - 1 : line.to());
        }
        return !field;
    }

    private static boolean goesOn(Line line, Found found) {
        int end = armourEnd(line, line.from());
        found.mask(line.from(), end);
        return end == line.to();
    }

    private static int bodyStart(Line line, int label) {
        String text = line.text(label, Math.min(line.to(), label + LABEL));
        int close = text.indexOf("-----");
        return close >= 0 && (text.substring(0, close).contains("PRIVATE KEY") || text.substring(0, close).contains("Static key")) ? label + close + 5 : -1;
    }

    /// Where the armour's last line begins, or the end of the line.
    private static int armourEnd(Line line, int from) {
        return line.find(from, END);
    }
}
