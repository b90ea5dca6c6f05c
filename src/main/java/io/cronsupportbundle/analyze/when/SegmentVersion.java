package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of any number of numbers, as databases have them: `15.0.2000.1565`. A pre-release part after `-` comes before its release.
public record SegmentVersion(List<Long> segments, String preRelease) implements Comparable<SegmentVersion> {
    private static final Pattern FORM =
            Pattern.compile("v?(\\d{1,18}(?:\\.\\d{1,18}){0,20})(?:-([0-9A-Za-z.~-]+))?(?:\\+[0-9A-Za-z.~-]+)?");

    public SegmentVersion {
        segments = List.copyOf(segments);
    }

    public static SegmentVersion parse(String text) throws AnalyzerException {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new AnalyzerException("\"" + text + "\" is not a version");
        }
        List<Long> segments = Arrays.stream(matcher.group(1).split("\\.", -1)).map(Long::valueOf).toList();
        return new SegmentVersion(segments, matcher.group(2) == null ? "" : matcher.group(2));
    }

    /// At least this version, and the same in all of its numbers but the last; it counts as having three where it is written with fewer, as
    /// with the peer.
    boolean isCompatibleWith(SegmentVersion least) {
        for (int i = 0; i < Math.max(3, least.segments.size()) - 1; i++) {
            if (segment(i) != least.segment(i)) {
                return false;
            }
        }
        return compareTo(least) >= 0;
    }

    @Override
    public int compareTo(SegmentVersion other) {
        for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
            int sign = Long.compare(segment(i), other.segment(i));
            if (sign != 0) {
                return sign;
            }
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        return preRelease.compareTo(other.preRelease);
    }

    private long segment(int index) {
        return index < segments.size() ? segments.get(index) : 0;
    }
}
