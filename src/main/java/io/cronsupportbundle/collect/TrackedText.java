package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;

/// A text that tells when it has really become an entry: completed, and closed without an error.
final class TrackedText implements TextEntry {
    private final TextEntry entry;
    private final Runnable came;
    private boolean complete;

    TrackedText(TextEntry entry, Runnable came) {
        this.entry = entry;
        this.came = came;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        entry.write(bytes, offset, length);
    }

    @Override
    public void complete(Outcome outcome, String cause) {
        complete = true;
        entry.complete(outcome, cause);
    }

    @Override
    public void close() throws IOException {
        entry.close();
        if (complete) {
            came.run();
        }
    }
}
