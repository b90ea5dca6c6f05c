package io.cronsupportbundle.outbound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/// What came of a body, and whether it was all.
final class LimitedBytes {
    private final byte[] bytes;
    private final boolean cut;

    LimitedBytes(byte[] bytes, boolean cut) {
        this.bytes = bytes;
        this.cut = cut;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean cut() {
        return cut;
    }

    /// Unpacks what was packed for the way; a small body may unpack to a large one, so the limit holds again.
    LimitedBytes unpacked(int limit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int room = limit - out.size();
                out.write(buffer, 0, Math.min(n, room));
                if (n > room) {
                    return new LimitedBytes(out.toByteArray(), true);
                }
            }
        } catch (EOFException e) {
            if (!cut) {
                throw e;
            }
        }
        return new LimitedBytes(out.toByteArray(), cut);
    }
}
