package io.cronsupportbundle.audit;

import io.cronsupportbundle.bundle.Problem;
import java.util.ArrayList;
import java.util.List;

/// What somebody has looked at and found harmless. Each line names a format, a path in which `*` stands for anything, and, behind `#`, the
/// reason, without which nobody can judge the line later.
public final class AllowList {

    /// Nothing is allowed.
    public static final AllowList EMPTY = new AllowList(List.of());

    private final List<Line> lines;

    private record Line(String format, List<String> parts) {
        boolean covers(AuditHit hit) {
            if (!format.equals("*") && !format.equals(hit.format())) {
                return false;
            }
            String path = hit.path().value();
            if (parts.size() == 1) {
                return path.equals(parts.getFirst());
            }
            if (!path.startsWith(parts.getFirst())) {
                return false;
            }
            int at = parts.getFirst().length();
            for (String part : parts.subList(1, parts.size() - 1)) {
                int found = path.indexOf(part, at);
                if (found < 0) {
                    return false;
                }
                at = found + part.length();
            }
            return path.length() - parts.getLast().length() >= at && path.endsWith(parts.getLast());
        }
    }

    private AllowList(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /// Reads a file.
    ///
    /// @param source how messages call it
    /// @param problems takes what is wrong; such a line allows nothing
    public static AllowList read(String source, List<String> text, List<Problem> problems) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int reason = line.indexOf(" #");
            String[] words = (reason < 0 ? line : line.substring(0, reason)).strip().split("\\s+", -1);
            if (reason < 0 || line.substring(reason + 2).isBlank() || words.length != 2) {
                problems.add(new Problem("audit.allow", source + ":" + (i + 1), "the line is not a format, a path and a reason",
                        "Write: url-password app/logs/*.log # example from the manual"));
            } else {
                lines.add(new Line(words[0], List.of(words[1].split("\\*", -1))));
            }
        }
        return new AllowList(lines);
    }

    boolean covers(AuditHit hit) {
        return lines.stream().anyMatch(line -> line.covers(hit));
    }
}
