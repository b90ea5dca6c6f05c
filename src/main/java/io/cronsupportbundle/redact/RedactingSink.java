package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// The sink of a run: what goes in comes out redacted, in numbered files of the work directory, as the entries of a [RedactedBundle].
public final class RedactingSink implements EntrySink {

    /// Texts at a time that may take a megabyte for one line, and its multiple to judge it as a document.
    private static final int LARGE_TEXTS = 4;

    private final Redactor redactor;
    private final Spool spool;
    private final CleanTexts clean = new CleanTexts();
    private final Semaphore large = new Semaphore(LARGE_TEXTS);
    private final Map<BundlePath, RedactedEntry> entries = new ConcurrentSkipListMap<>();
    private final Map<BundlePath, BundlePath> links = new ConcurrentSkipListMap<>();
    private final List<Gap> missing = new CopyOnWriteArrayList<>();
    private final Set<String> directories = new HashSet<>();
    private boolean own;

    /// @param directory an existing, empty directory that belongs to this sink
    /// @param budget bytes that all entries together may take
    public RedactingSink(Redactor redactor, Path directory, long budget) {
        this.redactor = redactor;
        this.spool = new Spool(directory, budget);
    }

    @Override
    public JsonEntry json(BundlePath path) {
        return json(path, JsonStyle.TWO_SPACES);
    }

    @Override
    public JsonEntry json(BundlePath path, JsonStyle style) {
        return new RedactingJson(this, redactor, clean, redacted(path), new SpoolFile(spool), style);
    }

    @Override
    public TextEntry text(BundlePath path) {
        return new RedactingText(this, redactor, redacted(path), new SpoolFile(spool));
    }

    @Override
    public void link(BundlePath link, BundlePath target) {
        links.putIfAbsent(redacted(link), redacted(target));
    }

    @Override
    public void missing(String place, Outcome outcome, String cause) {
        missing.add(new Gap(redactor.redactPath(place), outcome, redactor.redact(cause)));
    }

    /// Everything that has come in so far.
    public RedactedBundle bundle() {
        return new RedactedBundle(entries, links, missing);
    }

    /// From here on the budget is no limit: what comes are the documents in which a run says what it has and what it lacks. They are small,
    /// and a bundle without them could not be read.
    public void admitOwnDocuments() {
        spool.lift();
        own = true;
    }

    /// Bytes of all entries.
    public long size() {
        return spool.written();
    }

    synchronized void accept(BundlePath path, SpoolFile file, Outcome outcome, String cause, RedactionCounts counts) throws IOException {
        RedactedEntry entry = new RedactedEntry(path, file.file(), file.length(), file.sha256(), outcome, redactor.redact(cause), counts.toMap());
        if (!own && blocked(path)) {
            spool.release(entry.length());
            entry.delete();
            missing.add(new Gap(path.value(), Outcome.FAILED, "another entry has a name that leaves no room for this one"));
            return;
        }
        for (BundlePath below : own && directories.contains(path.value()) ? below(path) : List.<BundlePath>of()) {
            withdraw(below, "its name would take the place of " + path);
        }
        for (String directory : directories(path)) {
            directories.add(directory);
        }
        RedactedEntry replaced = entries.put(path, entry);
        if (replaced != null) {
            spool.release(replaced.length());
            replaced.delete();
        }
    }

    /// Whether the path, or a directory on the way to it, is a directory or an entry already: no tool could unpack both.
    private boolean blocked(BundlePath path) {
        return directories.contains(path.value()) || directories(path).stream().anyMatch(directory -> entries.containsKey(new BundlePath(directory)));
    }

    private List<BundlePath> below(BundlePath path) {
        return entries.keySet().stream().filter(one -> one.value().startsWith(path.value() + "/")).toList();
    }

    /// The directories on the way to a path.
    private static List<String> directories(BundlePath path) {
        List<String> directories = new ArrayList<>();
        for (int slash = path.value().indexOf('/'); slash >= 0; slash = path.value().indexOf('/', slash + 1)) {
            directories.add(path.value().substring(0, slash));
        }
        return directories;
    }

    /// Taken by a text for as long as it needs a large buffer.
    Semaphore large() {
        return large;
    }

    /// Takes an entry out again, and says why.
    public void withdraw(BundlePath path, String cause) throws IOException {
        RedactedEntry entry = entries.remove(path);
        if (entry != null) {
            spool.release(entry.length());
            entry.delete();
            missing.add(new Gap(path.value(), Outcome.WITHHELD, redactor.redact(cause)));
        }
    }

    /// Records that an entry could not be shown to be free of secrets.
    void withhold(BundlePath path, String why) {
        missing.add(new Gap(path.value(), Outcome.WITHHELD, redactor.redact(why)));
    }

    private BundlePath redacted(BundlePath path) {
        String redacted = redactor.redactPath(path.value());
        return redacted.equals(path.value()) ? path : BundlePath.of(redacted);
    }
}
