package io.cronsupportbundle.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The place of one entry inside a bundle, relative to the bundle's top directory, with `/` between segments.
///
/// A path that exists can be trusted: it is relative, has no `.`, `..` or empty segment, no control character, and fits a PAX header.
/// Names come from specifications and from API servers, so every one of them is hostile until it has become a `BundlePath`.
public record BundlePath(String value) implements Comparable<BundlePath> {

    /// Bytes of UTF-8. Linux refuses longer paths when the archive is unpacked (PATH_MAX 4096 less room for the directory unpacked into).
    private static final int MAX_BYTES = 2048;

    /// Bytes of UTF-8 in one segment (NAME_MAX on Linux).
    private static final int MAX_SEGMENT_BYTES = 255;

    public BundlePath {
        if (value.isEmpty()) {
            throw new BadPathException(value, "is empty");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new BadPathException(value.substring(0, 80) + "…", "is longer than " + MAX_BYTES + " bytes");
        }
        if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new BadPathException(value, "contains a control character");
        }
        for (String segment : value.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw new BadPathException(value, "leaves the bundle or has an empty segment");
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES) {
                throw new BadPathException(value, "has a segment longer than " + MAX_SEGMENT_BYTES + " bytes");
            }
        }
    }

    /// Joins parts as Go's `path.Join` does (empty parts vanish, `//` and `.` collapse, a leading `/` is dropped), except that `..`
    /// is refused instead of resolved.
    public static BundlePath of(String... parts) {
        List<String> segments = new ArrayList<>();
        for (String part : parts) {
            for (String segment : part.split("/", -1)) {
                if (!segment.isEmpty() && !segment.equals(".")) {
                    segments.add(segment);
                }
            }
        }
        return new BundlePath(String.join("/", segments));
    }

    /// The target of a link at this path to `target`, relative to this path's directory.
    public String relativeTo(BundlePath target) {
        String[] from = value.split("/", -1);
        String[] to = target.value.split("/", -1);
        int common = 0;
        while (common < from.length - 1 && common < to.length - 1 && from[common].equals(to[common])) {
            common++;
        }
        StringBuilder relative = new StringBuilder();
        relative.repeat("../", from.length - 1 - common);
        for (int i = common; i < to.length; i++) {
            relative.append(to[i]).append(i < to.length - 1 ? "/" : "");
        }
        return relative.toString();
    }

    @Override
    public int compareTo(BundlePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
