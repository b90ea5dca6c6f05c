package io.cronsupportbundle.archive;

import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What an archive or a directory turned out to hold, under the names it gives, until it is known which directory is the bundle's.
final class FoundEntries {
    private static final int MAX_PROBLEMS = 50;
    private static final int MAX_LINK_STEPS = 8;

    private final SortedMap<BundlePath, Path> files = new TreeMap<>();
    private final SortedMap<BundlePath, BundlePath> links = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int unlisted;

    /// The place an entry's name stands for; empty, and reported, when it would lie outside of the bundle.
    Optional<BundlePath> place(String name) {
        if (name.startsWith("/")) {
            skipped(printable(name), "its path is absolute");
            return Optional.empty();
        }
        try {
            return Optional.of(BundlePath.of(name));
        } catch (BadPathException e) {
            skipped(printable(name), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// Of two entries with one name the later one counts, as it does for `tar -x`.
    void file(BundlePath path, Path content) {
        links.remove(path);
        if (files.put(path, content) != null) {
            report("archive.duplicate", path.value(), "the archive has this entry twice; the later one is used",
                    "Ask who made the archive");
        }
    }

    /// @param target as it stands in the archive, relative to the link's directory
    void link(BundlePath path, String target) {
        if (target.startsWith("/")) {
            skipped(path.value(), "it is a link to an absolute path");
            return;
        }
        List<String> segments = new ArrayList<>(List.of(path.value().split("/", -1)));
        segments.removeLast();
        for (String segment : target.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    skipped(path.value(), "it is a link that leaves the bundle");
                    return;
                }
                segments.removeLast();
            } else {
                segments.add(segment);
            }
        }
        try {
            links.put(path, BundlePath.of(String.join("/", segments)));
            files.remove(path);
        } catch (BadPathException e) {
            skipped(path.value(), "it is a link to nowhere");
        }
    }

    void skipped(String name, String why) {
        report("archive.entry-skipped", name, "the entry was left out: " + why, "Ask who made the archive");
    }

    void report(String code, String where, String what, String doThis) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem(code, where, what, doThis));
        } else {
            unlisted++;
        }
    }

    /// What was reported; more than fifty of a kind are only counted.
    List<Problem> problems(String archive) {
        List<Problem> all = new ArrayList<>(problems);
        if (unlisted > 0) {
            all.add(new Problem("archive.more-problems", archive, unlisted + " more problems are not listed", "Ask who made the archive"));
        }
        return List.copyOf(all);
    }

    int size() {
        return files.size() + links.size();
    }

    /// The bundle's directory: that of `version.yaml`, which every bundle has; without one the first segment that all names share.
    String topDirectory(String archive) {
        Optional<BundlePath> version = files.keySet().stream()
                .filter(path -> path.value().equals("version.yaml") || path.value().endsWith("/version.yaml"))
                .min(Comparator.<BundlePath>comparingLong(path -> path.value().chars().filter(c -> c == '/').count()));
        if (version.isPresent()) {
            String path = version.get().value();
            return path.substring(0, Math.max(0, path.lastIndexOf('/')));
        }
        report("archive.no-version", archive, "there is no version.yaml, so this may not be a support bundle",
                "Check that it is the file you meant");
        List<String> tops = files.keySet().stream().map(FoundEntries::firstDirectory).distinct().limit(2).toList();
        return tops.size() == 1 ? tops.getFirst() : "";
    }

    private static String firstDirectory(BundlePath path) {
        return path.value().substring(0, Math.max(0, path.value().indexOf('/')));
    }

    /// Every entry below `top`, by its path inside the bundle; a link has the content of the file that it leads to.
    SortedMap<BundlePath, Path> inside(String top) {
        Function<BundlePath, Optional<BundlePath>> inner = path -> {
            if (top.isEmpty()) {
                return Optional.of(path);
            }
            return path.value().startsWith(top + "/")
                    ? Optional.of(new BundlePath(path.value().substring(top.length() + 1)))
                    : Optional.empty();
        };
        SortedMap<BundlePath, Path> found = new TreeMap<>();
        files.forEach((path, content) -> inner.apply(path)
                .ifPresentOrElse(within -> found.put(within, content), () -> skipped(path.value(), "it is outside of " + top)));
        links.forEach((link, _) -> {
            Optional<BundlePath> within = inner.apply(link);
            Optional<BundlePath> target = follow(link).filter(file -> inner.apply(file).isPresent());
            if (within.isPresent() && target.isPresent()) {
                found.put(within.get(), files.get(target.get()));
            } else {
                skipped(link.value(), "it is a link to something that is not in the bundle");
            }
        });
        return found;
    }

    private Optional<BundlePath> follow(BundlePath link) {
        BundlePath at = link;
        for (int step = 0; step < MAX_LINK_STEPS; step++) {
            if (files.containsKey(at)) {
                return Optional.of(at);
            }
            BundlePath next = links.get(at);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.empty();
    }

    static String printable(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().limit(200).forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
        return text.toString();
    }
}
