package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A text on its way into the bundle. A small one is judged as a whole, because it may be a document; a larger one passes line by line.
/// What no rule finds keeps every byte.
final class RedactingText implements TextEntry {

    /// A longer line is not read by anybody and could not be redacted in constant memory: it is withheld, the rest of the text goes on.
    /// Documents up to this size are read as documents.
    private static final int MAX_LINE = 1 << 20;

    private final RedactingSink sink;
    private final Redactor redactor;
    private final BundlePath path;
    private final SpoolFile file;
    private final OutputStream out;
    private final RedactionCounts counts = new RedactionCounts();
    private final LineRedaction lines;
    private final ByteArrayOutputStream redacted = new ByteArrayOutputStream();
    private byte[] pending = new byte[64 * 1024];
    private int used;
    private boolean begun;
    private boolean document;
    private @Nullable Utf16 utf16;
    private String doubt = "";
    private long withheld;
    private long withheldLines;
    private boolean skipping;
    private boolean large;
    private @Nullable Outcome outcome;
    private String cause = "";

    RedactingText(RedactingSink sink, Redactor redactor, BundlePath path, SpoolFile file) {
        this.sink = sink;
        this.redactor = redactor;
        this.path = path;
        this.file = file;
        this.out = redactor.custom().through(path, counts::add, file);
        this.lines = new LineRedaction(redactor, counts, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (doubt.isEmpty()) {
            try {
                int first = begun ? 0 : Math.min(length, pending.length - used);
                take(bytes, offset, first);
                if (first < length) {
                    begin();
                    encoded(bytes, offset + first, length - first);
                }
            } catch (RuntimeException e) {
                doubt = DoubtfulException.cause(e);
            }
        }
    }

    private void encoded(byte[] bytes, int offset, int length) throws IOException {
        Utf16 encoding = utf16;
        if (encoding == null) {
            take(bytes, offset, length);
        } else {
            byte[] utf8 = encoding.toUtf8(bytes, offset, length);
            take(utf8, 0, utf8.length);
        }
    }

    private void take(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0 && doubt.isEmpty()) {
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
        try {
            end();
        } finally {
            if (large) {
                sink.large().release();
            }
        }
    }

    private void end() throws IOException {
        Outcome ended = outcome;
        if (ended == null) {
            file.discard();
            return;
        }
        try {
            if (doubt.isEmpty()) {
                finish();
                out.close();
            }
            file.close();
        } catch (IOException e) {
            file.discard();
            throw e;
        } catch (RuntimeException e) {
            doubt = DoubtfulException.cause(e);
        }
        if (!doubt.isEmpty()) {
            file.discard();
            sink.withhold(path, doubt);
            return;
        }
        if (withheldLines > 0 && ended == Outcome.COLLECTED) {
            ended = Outcome.TRUNCATED;
            cause = withheldLines + " line(s) longer than " + MAX_LINE + " bytes withheld, " + withheld + " bytes in all";
        }
        sink.accept(path, file, ended, cause, counts);
    }

    private void finish() throws IOException {
        boolean whole = !begun;
        begin();
        if (!doubt.isEmpty()) {
            return;
        }
        if (skipping) {
            int lineFeed = firstLineFeed();
            int rest = lineFeed < 0 ? used : lineFeed;
            endWithheldLine(rest);
            shift(rest);
        }
        if (whole || document) {
            byte[] bytes = new StringRedaction(redactor, counts, 1).redact(pending, 0, used);
            emit(bytes, bytes == pending ? used : bytes.length);
        } else {
            pass(used);
        }
        if (utf16 != null) {
            utf16.end();
        }
    }

    /// Looks at the first bytes: some content cannot be looked into, some is in another encoding, some is a document.
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        doubt = SealedContent.of(pending, used);
        Utf16 encoding = Utf16.of(pending, used);
        if (encoding != null && doubt.isEmpty()) {
            utf16 = encoding;
            byte[] utf8 = encoding.toUtf8(pending, 0, used);
            pending = Arrays.copyOf(utf8, Math.max(utf8.length, pending.length));
            used = utf8.length;
        }
        document = used > 0 && (pending[0] == '{' || pending[0] == '[' || NestedYaml.looksLike(pending, 0, used));
    }

    /// Passes on the whole lines that wait, but the last, which may tell what the next one is; when not even one line is whole, makes the
    /// buffer larger, up to the limit.
    private void makeRoom() throws IOException {
        if (document && pending.length < MAX_LINE) {
            grow();
            return;
        }
        document = false;
        int end = lineFeedBefore(used);
        if (skipping) {
            endOrContinueWithheld(firstLineFeed());
        } else if (end >= 0) {
            int before = lineFeedBefore(end);
            pass(before >= 0 ? before + 1 : end + 1);
        } else if (pending.length < MAX_LINE) {
            grow();
        } else {
            skipping = true;
            withheld += used;
            used = 0;
        }
    }

    private void grow() throws IOException {
        if (!large) {
            try {
                sink.large().acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while other texts with long lines came first");
            }
            large = true;
        }
        pending = Arrays.copyOf(pending, Math.min(pending.length * 2, MAX_LINE));
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
        emit(note, note.length);
    }

    private void pass(int count) throws IOException {
        redacted.reset();
        if (lines.redactLines(pending, 0, count, false, redacted)) {
            byte[] bytes = redacted.toByteArray();
            emit(bytes, bytes.length);
        } else {
            emit(pending, count);
        }
        shift(count);
    }

    private void emit(byte[] utf8, int length) throws IOException {
        Utf16 encoding = utf16;
        if (encoding == null) {
            out.write(utf8, 0, length);
        } else {
            out.write(encoding.fromUtf8(utf8, length));
        }
    }

    private void shift(int count) {
        System.arraycopy(pending, count, pending, 0, used - count);
        used -= count;
    }

    private int lineFeedBefore(int end) {
        int i = end - 1;
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
