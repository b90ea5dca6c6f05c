package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks keys of Ceph's authentication lists (the peer's rule 26): 28 bytes in base64, that is 38 characters and `==`. Real ones begin with
/// the key's type, `AQ`, and show what they are wherever they stand. Others do behind an `entity`, in its line or in the next.
@Singleton
final class CephKey implements TextRule {
    private static final ByteSet NO_BASE64 = ByteSet.noWord("+/");
    private static final ByteSet QUOTE = ByteSet.of("\"\\");
    private static final String ENTITY = "\"entity\"";
    private static final int DIGITS = 38;

    @Override
    public String name() {
        return "ceph-key";
    }

    @Override
    public String tokenType() {
        return "KEY";
    }

    @Override
    public List<String> triggers() {
        return List.of("==", ENTITY);
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = at - DIGITS;
        if (!line.is(at, '=') || line.back(at, NO_BASE64) != start || line.is(end, '=')) {
            return;
        }
        if (line.is(start, 'A') && line.is(start + 1, 'Q')) {
            found.mask(start, end);
        } else if (line.find(line.from(), ENTITY) < start) {
            found.mask(start, line.until(end, QUOTE));
        }
    }

    @Override
    public @Nullable Continuation opens(Line line, int at, int end) {
        return line.is(at, '"') && line.find(end, "==") == line.to() ? new Key() : null;
    }

    /// The line below the one with the entity.
    private static final class Key implements Continuation {

        @Override
        public boolean goesOn(Line line, Found found) {
            int sign = line.find(line.from(), "==");
            int start = sign - DIGITS;
            if (line.find(line.from(), "\"key\"") < start && line.is(start - 1, '"')) {
                found.mask(start, line.until(sign, QUOTE));
            }
            return false;
        }

        @Override
        public boolean inDocuments() {
            return true;
        }
    }
}
