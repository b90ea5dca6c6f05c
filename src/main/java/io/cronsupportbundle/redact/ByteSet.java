package io.cronsupportbundle.redact;

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

    /// Everything but ASCII letters, digits, the underscore and these characters.
    public static ByteSet noWord(String andNot) {
        ByteSet set = new ByteSet();
        for (int i = 0; i < set.members.length; i++) {
            boolean word = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9') || i == '_';
            set.members[i] = !word && andNot.indexOf(i) < 0;
        }
        return set;
    }

    boolean has(byte b) {
        return members[b & 0xFF];
    }
}
