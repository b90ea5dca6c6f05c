package io.cronsupportbundle.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Tar headers that say nothing about the machine and the moment they were written on: the same entries give the same bytes.
///
/// Long and non-ASCII names go into PAX records (POSIX.1-2001, pax Interchange Format), which are written here and not by Commons
/// Compress, because its own records carry the name of the user that runs the process. Sizes from 8 GiB are in base 256, which GNU tar and
/// Go read.
final class TarWriter implements Closeable {
    /// Room for a name, and for a link's target, in a header (POSIX.1-1988 ustar).
    private static final int HEADER_NAME = 100;

    private static final int FILE_MODE = 0100644;
    private static final int LINK_MODE = 0120777;

    private final TarArchiveOutputStream tar;
    private final Instant time;
    private final byte[] buffer = new byte[64 << 10];

    TarWriter(OutputStream out, Instant time) {
        this.time = time;
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_TRUNCATE);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    /// @throws IOException also when the content is not as long as announced, since the length stands before it
    void file(String name, long length, InputStream content) throws IOException {
        StringBuilder records = new StringBuilder();
        TarArchiveEntry entry = entry(headerName("path", name, records), TarConstants.LF_NORMAL, FILE_MODE);
        entry.setSize(length);
        pax(records);
        tar.putArchiveEntry(entry);
        long copied = 0;
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            copied += read;
            if (copied > length) {
                break;
            }
            tar.write(buffer, 0, read);
        }
        if (copied != length) {
            throw new ChangedEntryException(name, length);
        }
        tar.closeArchiveEntry();
    }

    void link(String name, String target) throws IOException {
        StringBuilder records = new StringBuilder();
        TarArchiveEntry entry = entry(headerName("path", name, records), TarConstants.LF_SYMLINK, LINK_MODE);
        entry.setLinkName(headerName("linkpath", target, records));
        pax(records);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /// Completes the archive and closes the stream below.
    @Override
    public void close() throws IOException {
        tar.close();
    }

    private TarArchiveEntry entry(String name, byte type, int mode) {
        TarArchiveEntry entry = new TarArchiveEntry(name, type);
        entry.setMode(mode);
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(time.getEpochSecond() * 1000);
        return entry;
    }

    /// The text itself where a header can hold it; else a record, and what old readers show instead.
    private static String headerName(String key, String text, StringBuilder records) {
        if (text.length() <= HEADER_NAME && text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        records.append(record(key, text));
        StringBuilder ascii = new StringBuilder();
        text.chars().limit(HEADER_NAME).forEach(c -> ascii.append(c < 0x80 ? (char) c : '_'));
        // A name that ends in a slash is a directory to readers older than ustar.
        return ascii.charAt(ascii.length() - 1) == '/' ? ascii.substring(0, ascii.length() - 1) : ascii.toString();
    }

    /// `LENGTH KEY=VALUE\n`, where the length in bytes counts its own digits.
    private static String record(String key, String value) {
        int rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
        int length = rest + Integer.toString(rest).length();
        if (Integer.toString(length).length() > Integer.toString(rest).length()) {
            length++;
        }
        return length + " " + key + "=" + value + "\n";
    }

    private void pax(StringBuilder records) throws IOException {
        if (records.isEmpty()) {
            return;
        }
        byte[] content = records.toString().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry header = entry("PaxHeaders/entry", TarConstants.LF_PAX_EXTENDED_HEADER_LC, FILE_MODE);
        header.setSize(content.length);
        tar.putArchiveEntry(header);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
