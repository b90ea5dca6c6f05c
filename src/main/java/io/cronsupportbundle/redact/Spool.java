package io.cronsupportbundle.redact;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The work directory's share for what has been redacted: numbered files, a byte budget, and room kept free for the archive. What does
/// not fit is refused before it is written, so that what is there can still be delivered.
final class Spool {

    /// Free space is looked at once per this many bytes, and more often as it runs out.
    private static final long LOOK_EVERY = 4L << 20;

    /// Text and JSON compress to a quarter or less at every level (measured 3.9 to 5.1); a third leaves room for the less compressible.
    private static final int ARCHIVE_SHARE = 3;

    private static final long ARCHIVE_FLOOR = 1L << 20;

    private final Path directory;
    private final long budget;
    private volatile boolean lifted;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong nextLook = new AtomicLong();
    private final AtomicInteger files = new AtomicInteger();

    /// Takes a directory.
    ///
    /// @param directory exists and is empty
    /// @param budget bytes of all entries together
    Spool(Path directory, long budget) {
        this.directory = directory;
        this.budget = budget;
    }

    Path newFile() {
        return directory.resolve("%06d".formatted(files.incrementAndGet()));
    }

    /// Asks for room.
    ///
    /// @throws NoRoomException when the bytes would not fit
    void reserve(long bytes) throws IOException {
        long total = written.addAndGet(bytes);
        if (lifted) {
            return;
        }
        if (total > budget) {
            written.addAndGet(-bytes);
            throw new NoRoomException("the size limit of " + budget + " bytes for a bundle is reached");
        }
        if (total >= nextLook.get()) {
            FileStore store = Files.getFileStore(directory);
            long room = store.getUsableSpace() - bytes - total / ARCHIVE_SHARE - ARCHIVE_FLOOR;
            if (room < 0) {
                written.addAndGet(-bytes);
                throw new NoRoomException("the work directory is nearly full");
            }
            nextLook.set(total + Math.min(LOOK_EVERY, room / 2));
        }
    }

    /// Refuses nothing from here on. What the run's own documents take is little beside the room that is kept for the archive.
    void lift() {
        lifted = true;
    }

    /// Gives back what a discarded or replaced entry had taken.
    void release(long bytes) {
        written.addAndGet(-bytes);
    }

    long written() {
        return written.get();
    }
}
