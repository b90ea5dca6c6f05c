package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text on its way into the bundle, line by line through the rules. Lines without a secret keep every byte.
final class RedactingText implements TextEntry {

    /// A longer line is not read by anybody and could not be redacted in constant memory: it is withheld, the rest of the text goes on.
    private static final int MAX_LINE = 1 << 20;

    private final RedactingSink sink;
    private final BundlePath path;
    private final SpoolFile file;
    private final RedactionCounts counts = new RedactionCounts();
    private final LineRedaction lines;
    private final ByteArrayOutputStream redacted = new ByteArrayOutputStream();
    private byte[] pending = new byte[64 * 1024];
    private int used;
    private long withheld;
    private long withheldLines;
    private boolean skipping;
    private @Nullable Outcome outcome;
    private String cause = "";

    RedactingText(RedactingSink sink, Redactor redactor, BundlePath path, SpoolFile file) {
        this.sink = sink;
        this.path = path;
        this.file = file;
        this.lines = new LineRedaction(redactor, counts);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, Math.max(pending.length - used, 0));
            if (part == 0) {
                makeRoom();
                continue;
            }
            System.arraycopy(bytes, from, pending, used, part);
            used += part;
            from += part;
            left -= part;
        }
    }

    @Override
    public void complete(Outcome outcome, String cause) {
        this.outcome = outcome;
        this.cause = cause;
    }

    @Override
    public void close() throws IOException {
        Outcome ended = outcome;
        if (ended == null) {
            file.discard();
            return;
        }
        try {
            finish();
            file.close();
        } catch (IOException e) {
            file.discard();
            throw e;
        }
        if (withheldLines > 0 && ended == Outcome.COLLECTED) {
            ended = Outcome.TRUNCATED;
            cause = withheldLines + " line(s) longer than " + MAX_LINE + " bytes withheld, " + withheld + " bytes in all";
        }
        sink.accept(path, file, ended, cause, counts);
    }

    private void finish() throws IOException {
        if (skipping) {
            int lineFeed = firstLineFeed();
            int rest = lineFeed < 0 ? used : lineFeed;
            endWithheldLine(rest);
            shift(rest);
        }
        pass(used);
    }

    /// Passes on the whole lines that wait; when not even one line is whole, makes the buffer larger, up to the limit.
    private void makeRoom() throws IOException {
        int end = lastLineFeed();
        if (skipping) {
            int first = firstLineFeed();
            endOrContinueWithheld(first);
        } else if (end >= 0) {
            pass(end + 1);
        } else if (pending.length < MAX_LINE) {
            pending = Arrays.copyOf(pending, pending.length * 2);
        } else {
            skipping = true;
            withheld += used;
            used = 0;
        }
    }

    private void endOrContinueWithheld(int lineFeed) throws IOException {
        if (lineFeed < 0) {
            withheld += used;
            used = 0;
        } else {
            endWithheldLine(lineFeed);
            shift(lineFeed);
        }
    }

    private void endWithheldLine(int bytes) throws IOException {
        withheld += bytes;
        withheldLines++;
        skipping = false;
        byte[] note = ("***WITHHELD*** a line longer than " + MAX_LINE + " bytes").getBytes(StandardCharsets.UTF_8);
        file.write(note, 0, note.length);
    }

    private void pass(int count) throws IOException {
        redacted.reset();
        if (lines.redactLines(pending, 0, count, redacted)) {
            byte[] bytes = redacted.toByteArray();
            file.write(bytes, 0, bytes.length);
        } else {
            file.write(pending, 0, count);
        }
        shift(count);
    }

    private void shift(int count) {
        System.arraycopy(pending, count, pending, 0, used - count);
        used -= count;
    }

    private int lastLineFeed() {
        int i = used - 1;
        while (i >= 0 && pending[i] != '\n') {
            i--;
        }
        return i;
    }

    private int firstLineFeed() {
        int i = 0;
        while (i < used && pending[i] != '\n') {
            i++;
        }
        return i < used ? i : -1;
    }
}
