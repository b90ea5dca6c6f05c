package io.cronsupportbundle.redact.custom;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/// Applies edits of lines to the text of one file on its way to the disk.
final class EditingStream extends OutputStream {
    private static final int ENOUGH = 64 << 10;

    /// The peer's limit for a line (analyzers-and-redaction.md §4.1).
    private static final int MAX_LINE = 10 << 20;

    private final List<LineEdit> edits;
    private final LineEdit.Counted counted;
    private final OutputStream out;
    private byte[] pending = new byte[1024];
    private int used;

    /// @param out closed with this one
    EditingStream(List<LineEdit> edits, LineEdit.Counted counted, OutputStream out) {
        this.edits = edits;
        this.counted = counted;
        this.out = out;
    }

    /// Lines of a file end where its descriptor does not: the last stream of a chain stays open.
    static OutputStream unclosed(OutputStream file) {
        return new FilterOutputStream(file) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {}
        };
    }

    /// Collects a whole document for the edits that need it.
    static OutputStream whole(List<DocumentEdit> edits, LineEdit.Counted counted, OutputStream out) {
        return new WholeDocument(edits, counted, out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (pending.length - used < length) {
            pending = Arrays.copyOf(pending, Math.max(pending.length * 2, used + length));
        }
        System.arraycopy(bytes, offset, pending, used, length);
        used += length;
        if (used >= ENOUGH) {
            passLines();
        }
    }

    /// Passes on the whole lines that wait.
    @Override
    public void flush() throws IOException {
        passLines();
        pending = Arrays.copyOf(pending, used);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        pass(used);
        out.close();
    }

    private void passLines() throws IOException {
        int end = used;
        while (end > 0 && pending[end - 1] != '\n') {
            end--;
        }
        if (end == 0 && used > MAX_LINE) {
            throw new IllegalStateException("a line is too long");
        }
        pass(end);
    }

    private void pass(int length) throws IOException {
        if (length == 0) {
            return;
        }
        byte[] lines = Arrays.copyOf(pending, length);
        for (LineEdit edit : edits) {
            lines = edit.edit(lines, counted);
        }
        out.write(lines, 0, lines.length);
        System.arraycopy(pending, length, pending, 0, used - length);
        used -= length;
    }

    private static final class WholeDocument extends OutputStream {

        /// Larger documents are withheld when a path is to be masked in them.
        private static final int MAX_DOCUMENT = 16 << 20;

        private final List<DocumentEdit> edits;
        private final LineEdit.Counted counted;
        private final OutputStream out;
        private final ByteArrayOutputStream document = new ByteArrayOutputStream();

        WholeDocument(List<DocumentEdit> edits, LineEdit.Counted counted, OutputStream out) {
            this.edits = edits;
            this.counted = counted;
            this.out = out;
        }

        @Override
        public void write(int b) {
            document.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (document.size() + length > MAX_DOCUMENT) {
                throw new IllegalStateException("a document is too large for yamlPath");
            }
            document.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            byte[] edited = document.toByteArray();
            for (DocumentEdit edit : edits) {
                edited = edit.edit(edited, counted);
            }
            out.write(edited, 0, edited.length);
            out.close();
        }
    }
}
