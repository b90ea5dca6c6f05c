package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A finished bundle, ours or another tool's, as analyzers see it. Closing it deletes what was unpacked for it.
public final class OpenedBundle implements BundleView, Closeable {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d_\\d\\d_\\d\\d");

    private final String topDirectory;
    private final TreeMap<BundlePath, Path> entries;
    private final List<Gap> gaps;
    private final List<Problem> problems;
    private final Optional<Path> scratch;

    OpenedBundle(String topDirectory, SortedMap<BundlePath, Path> entries, List<Gap> gaps, List<Problem> problems, Optional<Path> scratch) {
        this.topDirectory = topDirectory;
        this.entries = new TreeMap<>(entries);
        this.gaps = List.copyOf(gaps);
        this.problems = List.copyOf(problems);
        this.scratch = scratch;
    }

    @Override
    public NavigableSet<BundlePath> paths() {
        return Collections.unmodifiableNavigableSet(entries.navigableKeySet());
    }

    @Override
    public Optional<InputStream> open(BundlePath path) throws IOException {
        Path file = entries.get(path);
        return file == null ? Optional.empty() : Optional.of(Files.newInputStream(file));
    }

    /// Unpacked bytes of an entry; a link has those of its target.
    public long length(BundlePath path) throws IOException {
        Path file = entries.get(path);
        return file == null ? 0 : Files.size(file);
    }

    @Override
    public List<Gap> gaps() {
        return gaps;
    }

    /// The top directory is named after it, in our archives and in those of Troubleshoot.
    @Override
    public Optional<Instant> time() {
        Matcher matcher = TIME.matcher(topDirectory);
        try {
            return matcher.find() ? Optional.of(Instant.parse(matcher.group().replace('_', ':') + "Z")) : Optional.empty();
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /// What was odd about the archive, and which entries were left out for it.
    public List<Problem> problems() {
        return problems;
    }

    /// The directory that the bundle has inside the archive; empty when it is at the archive's root.
    public String topDirectory() {
        return topDirectory;
    }

    @Override
    public void close() throws IOException {
        if (scratch.isPresent()) {
            delete(scratch.get());
        }
    }

    /// Deletes a directory of files.
    static void delete(Path scratch) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(scratch);
    }
}
