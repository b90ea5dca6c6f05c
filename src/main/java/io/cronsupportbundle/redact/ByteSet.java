package io.cronsupportbundle.redact;

import java.util.function.IntPredicate;

/// Bytes at which a rule stops reading. Rules keep them as constants, because a [Line] remembers what it has found out about each.
public final class ByteSet {
    private final boolean[] members = new boolean[256];

    private ByteSet() {}

    /// These ASCII characters.
    public static ByteSet of(String characters) {
        ByteSet set = new ByteSet();
        for (int i = 0; i < characters.length(); i++) {
            set.members[characters.charAt(i) & 0xFF] = true;
        }
        return set;
    }

    /// The bytes, as numbers from 0 to 255, of which this is true.
    public static ByteSet where(IntPredicate member) {
        ByteSet set = new ByteSet();
        for (int i = 0; i < set.members.length; i++) {
            set.members[i] = member.test(i);
        }
        return set;
    }

    /// Everything but ASCII letters, digits, the underscore and these characters.
    public static ByteSet noWord(String andNot) {
        return where(i -> !letterOrDigit(i) && i != '_' && andNot.indexOf(i) < 0);
    }

    /// Everything but ASCII letters and digits.
    public static ByteSet noLetterOrDigit() {
        return where(i -> !letterOrDigit(i));
    }

    private static boolean letterOrDigit(int i) {
        return (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9');
    }

    boolean has(byte b) {
        return members[b & 0xFF];
    }
}
