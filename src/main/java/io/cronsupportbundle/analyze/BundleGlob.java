package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.regex.Pattern;

/// A pattern for entries of a bundle. Parts are joined and cleaned as Go's `filepath.Join` does, and a pattern that leaves the bundle is
/// refused, so that a specification cannot read the machine it is analyzed on.
final class BundleGlob {
    private static final Pattern WILD = Pattern.compile("[*?\\[\\\\]");

    private final String pattern;
    private final GoGlob glob;

    private BundleGlob(String pattern, GoGlob glob) {
        this.pattern = pattern;
        this.glob = glob;
    }

    static BundleGlob of(String pattern) throws AnalyzerException {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : pattern.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    throw new AnalyzerException("the path \"" + pattern + "\" leaves the bundle");
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String clean = String.join("/", segments);
        BundleGlob glob = new BundleGlob(clean, GoGlob.compile(clean));
        try {
            BundlePath.of("a", glob.literalDirectory());
            return glob;
        } catch (BadPathException e) {
            throw new AnalyzerException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Entries are sorted, so only those that share the literal beginning are looked at.
    List<BundlePath> in(NavigableSet<BundlePath> paths) {
        String literal = literalDirectory();
        NavigableSet<BundlePath> from = literal.isEmpty() ? paths : paths.tailSet(new BundlePath(literal), true);
        return from.stream().takeWhile(path -> path.value().startsWith(literal)).filter(this::matches).toList();
    }

    boolean matches(BundlePath path) {
        return glob.matches(path.value());
    }

    /// Whether what the gap stands for may have been matched.
    boolean mayHit(Gap gap) {
        return gap.place().contains("*") ? gap.covers(coarse()) : glob.matches(gap.place());
    }

    /// Gaps know `*` only.
    private String coarse() {
        String[] segments = pattern.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            if (WILD.matcher(segments[i]).find()) {
                segments[i] = "*";
            }
        }
        return String.join("/", segments);
    }

    private String literalDirectory() {
        StringBuilder literal = new StringBuilder();
        for (String segment : pattern.split("/", -1)) {
            if (WILD.matcher(segment).find()) {
                break;
            }
            literal.append(literal.isEmpty() ? "" : "/").append(segment);
        }
        return literal.toString();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
