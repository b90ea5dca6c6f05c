package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks keys of Ceph's authentication lists (the peer's rule 26): 28 bytes in base64, that is 38 characters and `==`, of which the first
/// two bytes are the key's type, 1. They stand in pairs of `entity` and `key`, but show what they are without them.
@Singleton
final class CephKey implements TextRule {
    private static final ByteSet NO_BASE64 = ByteSet.noWord("+/");
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
        return List.of("==");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = at - DIGITS;
        if (line.is(start, 'A') && line.is(start + 1, 'Q') && line.back(at, NO_BASE64) == start && !line.is(end, '=')) {
            found.mask(start, end);
        }
    }
}
