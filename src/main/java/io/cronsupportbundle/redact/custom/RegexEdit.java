package io.cronsupportbundle.redact.custom;

import com.google.re2j.Matcher;
import io.cronsupportbundle.redact.Mask;
import io.cronsupportbundle.regex.GoPattern;
import io.cronsupportbundle.regex.ValidUtf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Rewrites lines with a regular expression as the peer does (analyzers-and-redaction.md §4.3): a match becomes its groups in their order,
/// where the group `mask` is the mask, `drop` nothing, any other name its first group that took part; what is in no group vanishes. With a
/// selector only lines behind one that it matches are rewritten, and such a line is no selector itself.
final class RegexEdit implements LineEdit {
    private static final byte[] MASK = Mask.TEXT.getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final Optional<GoPattern> selector;
    private final GoPattern pattern;
    private boolean selected;

    RegexEdit(String name, Optional<GoPattern> selector, GoPattern pattern) {
        this.name = name;
        this.selector = selector;
        this.pattern = pattern;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] edit(byte[] lines, Counted counted) {
        byte[] utf8 = lines.clone();
        ValidUtf8.mend(utf8);
        if (!selected && !selector.orElse(pattern).possible(utf8)) {
            return lines;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(lines.length + 64);
        boolean changed = false;
        int start = 0;
        while (start < lines.length) {
            int end = start;
            while (end < lines.length && lines[end] != '\n') {
                end++;
            }
            changed |= line(lines, utf8, start, end, out, counted);
            if (end < lines.length) {
                out.write('\n');
            }
            start = end + 1;
        }
        return changed ? out.toByteArray() : lines;
    }

    /// Writes one line and answers whether it was changed.
    private boolean line(byte[] lines, byte[] mended, int start, int end, ByteArrayOutputStream out, Counted counted) {
        byte[] utf8 = Arrays.copyOfRange(mended, start, end);
        boolean rewrite = selector.isEmpty() || selected;
        selected = !rewrite && selector.isPresent() && selector.get().possible(utf8) && selector.get().matcher(utf8).find();
        if (!rewrite || !pattern.possible(utf8)) {
            out.write(lines, start, end - start);
            return false;
        }
        return rewrite(lines, start, utf8, out, counted);
    }

    /// Goes from match to match as Go's `ReplaceAll`: an empty match right behind another is none.
    private boolean rewrite(byte[] lines, int start, byte[] utf8, ByteArrayOutputStream out, Counted counted) {
        Matcher matcher = pattern.matcher(utf8);
        int done = 0;
        int search = 0;
        boolean changed = false;
        while (search <= utf8.length && matcher.find(search)) {
            int from = matcher.start();
            int to = matcher.end();
            out.write(lines, start + done, from - done);
            if (to > done || from == 0) {
                replace(lines, start, matcher, out);
                counted.masked(name, to - from);
                changed = true;
            }
            done = to;
            search = Math.max(to, search + 1);
            while (search < utf8.length && search > to && (utf8[search] & 0xC0) == 0x80) {
                search++;
            }
        }
        out.write(lines, start + done, utf8.length - done);
        return changed;
    }

    private void replace(byte[] lines, int start, Matcher matcher, ByteArrayOutputStream out) {
        for (int group = 1; group < pattern.names().size(); group++) {
            String groupName = pattern.names().get(group);
            switch (groupName) {
                case "mask" -> out.writeBytes(MASK);
                case "drop" -> {}
                default -> {
                    int source = groupName.isEmpty() ? group : first(groupName, matcher);
                    if (source > 0 && matcher.start(source) >= 0) {
                        out.write(lines, start + matcher.start(source), matcher.end(source) - matcher.start(source));
                    }
                }
            }
        }
    }

    private int first(String groupName, Matcher matcher) {
        for (int group = 1; group < pattern.names().size(); group++) {
            if (pattern.names().get(group).equals(groupName) && matcher.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }
}
