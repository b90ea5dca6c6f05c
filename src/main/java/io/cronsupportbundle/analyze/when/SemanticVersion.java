package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version of exactly three numbers, with pre-release and build parts, ordered as SemVer 2.0.0 §11 says: a pre-release comes before its
/// release, build parts do not count. Numbers are unsigned with 64 bits.
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease) implements Comparable<SemanticVersion> {
    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    private static final String NUMBER = "(0|[1-9][0-9]{0,19})";
    private static final String WORDS = "([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)";
    private static final Pattern FORM =
            Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-" + WORDS + ")?(?:\\+" + WORDS + ")?");

    private static final Pattern LOOSE = Pattern.compile("0*([0-9]{1,20})(?:\\.0*([0-9]{1,20})(?:\\.0*([0-9]{1,20}))?)?((?:[-+].*)?)");

    /// Longer ones are not versions, and long inputs make patterns slow.
    private static final int MAX_LENGTH = 256;

    /// Reads a version strictly: no `v`, no missing part, no leading zeros.
    ///
    /// @throws AnalyzerException when the text is not such a version
    public static SemanticVersion parse(String text) throws AnalyzerException {
        Matcher matcher = FORM.matcher(text.length() > MAX_LENGTH ? "" : text);
        if (!matcher.matches()) {
            throw bad(text);
        }
        String words = matcher.group(4);
        List<String> preRelease = words == null ? List.of() : List.of(words.split("\\.", -1));
        if (preRelease.stream().anyMatch(word -> numeric(word) && word.length() > 1 && word.startsWith("0"))) {
            throw bad(text);
        }
        try {
            return new SemanticVersion(unsigned(matcher, 1), unsigned(matcher, 2), unsigned(matcher, 3), preRelease);
        } catch (NumberFormatException tooLarge) {
            throw bad(text);
        }
    }

    /// Reads a version as people write it: with `v`, with leading zeros, with one or two numbers when nothing follows them.
    public static SemanticVersion tolerant(String text) throws AnalyzerException {
        String plain = text.strip().replaceFirst("^v", "");
        Matcher matcher = LOOSE.matcher(plain.length() > MAX_LENGTH ? "" : plain);
        if (!matcher.matches()) {
            throw bad(text);
        }
        String rest = matcher.group(4);
        boolean whole = matcher.group(3) != null;
        if (!rest.isEmpty() && !whole) {
            throw bad(text);
        }
        return parse(matcher.group(1) + "." + zeroIfAbsent(matcher.group(2)) + "." + zeroIfAbsent(matcher.group(3)) + rest);
    }

    private static String zeroIfAbsent(@Nullable String number) {
        return number == null ? "0" : number;
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        String numbers = Long.toUnsignedString(major) + "." + Long.toUnsignedString(minor) + "." + Long.toUnsignedString(patch);
        return preRelease.isEmpty() ? numbers : numbers + "-" + String.join(".", preRelease);
    }

    SemanticVersion nextMinor() {
        return new SemanticVersion(major, minor + 1, patch, preRelease);
    }

    SemanticVersion nextMajor() {
        return new SemanticVersion(major + 1, minor, patch, preRelease);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int[] numbers = {
            Long.compareUnsigned(major, other.major), Long.compareUnsigned(minor, other.minor), Long.compareUnsigned(patch, other.patch)
        };
        for (int sign : numbers) {
            if (sign != 0) {
                return sign;
            }
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        for (int i = 0; i < Math.min(preRelease.size(), other.preRelease.size()); i++) {
            int sign = compareWords(preRelease.get(i), other.preRelease.get(i));
            if (sign != 0) {
                return sign;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareWords(String one, String other) {
        if (numeric(one) && numeric(other)) {
            int length = Integer.compare(one.length(), other.length());
            return length != 0 ? length : one.compareTo(other);
        }
        return numeric(one) ? -1 : numeric(other) ? 1 : one.compareTo(other);
    }

    private static boolean numeric(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static long unsigned(Matcher matcher, int group) {
        return Long.parseUnsignedLong(matcher.group(group));
    }

    private static AnalyzerException bad(String text) {
        return new AnalyzerException("\"" + text + "\" is not a version of three numbers such as 1.31.0");
    }
}
