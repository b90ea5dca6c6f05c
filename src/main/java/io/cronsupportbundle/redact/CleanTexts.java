package io.cronsupportbundle.redact;

import java.util.concurrent.atomic.AtomicReferenceArray;

/// Short texts in which no rule has found anything. The pods of a cluster say the same names, labels, images and phases over and over, and
/// what a text holds depends on nothing but the text. A text may be forgotten for another at any time.
final class CleanTexts {

    /// Some two megabytes at most.
    private static final int SLOTS = 1 << 13;

    private static final int LONGEST = 128;

    private final AtomicReferenceArray<String> slots = new AtomicReferenceArray<>(SLOTS);

    boolean has(String text) {
        return text.length() <= LONGEST && text.equals(slots.getPlain(slot(text)));
    }

    void add(String text) {
        if (text.length() <= LONGEST) {
            slots.setRelease(slot(text), text);
        }
    }

    private static int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 16) & SLOTS - 1;
    }
}
