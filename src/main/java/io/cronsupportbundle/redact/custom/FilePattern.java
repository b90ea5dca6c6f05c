package io.cronsupportbundle.redact.custom;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.cronsupportbundle.bundle.BundlePath;

/// The files that a redactor is for, in the dialect of gobwas/glob with `/` as separator, which is another one than that of analyzers:
/// `*` and `?` stay in a segment, `**` does not, `{a,b}`, `[abc]`, `[a-z]`, `[!a]`, `\` escapes (analyzers-and-redaction.md §4.5).
final class FilePattern {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final int MAX_LENGTH = 4096;

    private final Pattern pattern;

    private FilePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static FilePattern of(String glob) throws BadRedactorException {
        if (glob.length() > MAX_LENGTH) {
            throw new BadRedactorException("the file pattern is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return new FilePattern(Pattern.compile("(?s)" + new Translation(glob).all()));
        } catch (PatternSyntaxException e) {
            throw new BadRedactorException("the file pattern \"" + glob + "\" is not valid: " + e.getDescription());
        }
    }

    boolean matches(BundlePath path) {
        return pattern.matches(path.value());
    }

    /// Takes a glob to a regular expression.
    private static final class Translation {
        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private int braces;

        Translation(String glob) {
            this.glob = glob;
        }

        String all() throws BadRedactorException {
            while (at < glob.length()) {
                next(glob.charAt(at++));
            }
            if (braces > 0) {
                throw bad("a { without }");
            }
            return regex.toString();
        }

        private void next(char c) throws BadRedactorException {
            switch (c) {
                case '*' -> {
                    boolean all = take('*');
                    while (take('*')) {
                        all = true;
                    }
                    boolean segments = all && regex.toString().endsWith("/") && at < glob.length() && glob.charAt(at) == '/';
                    if (segments) {
                        at++;
                    }
                    regex.append(segments ? "(?:.*/)?" : all ? ".*" : "[^/]*");
                }
                case '?' -> regex.append("[^/]");
                case '{' -> {
                    braces++;
                    regex.append("(?:");
                }
                case '}' -> {
                    if (braces-- == 0) {
                        throw bad("a } without {");
                    }
                    regex.append(')');
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '[' -> characterClass();
                case '\\' -> {
                    if (at == glob.length()) {
                        throw bad("a \\ at its end");
                    }
                    literal(glob.charAt(at++));
                }
                default -> literal(c);
            }
        }

        private void characterClass() throws BadRedactorException {
            int close = glob.indexOf(']', at);
            if (close <= at) {
                throw bad("a [ without a list of characters and ]");
            }
            String members = glob.substring(at, close);
            at = close + 1;
            boolean negated = members.startsWith("!");
            String listed = negated ? members.substring(1) : members;
            if (listed.isEmpty()) {
                throw bad("an empty list of characters");
            }
            regex.append(negated ? "[^" : "[");
            boolean range = listed.length() == 3 && listed.charAt(1) == '-';
            for (int i = 0; i < listed.length(); i++) {
                char c = listed.charAt(i);
                regex.append(c == '-' && !range ? "\\-" : c == '-' ? "-" : quoted(c));
            }
            regex.append(']');
        }

        private boolean take(char c) {
            if (at < glob.length() && glob.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        private void literal(char c) {
            regex.append(quoted(c));
        }

        private static String quoted(char c) {
            return SPECIAL.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
        }

        private BadRedactorException bad(String what) {
            return new BadRedactorException("the file pattern \"" + glob + "\" has " + what);
        }
    }
}
