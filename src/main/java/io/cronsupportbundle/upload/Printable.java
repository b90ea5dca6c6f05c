package io.cronsupportbundle.upload;

import java.util.regex.Pattern;

/// Texts of servers and libraries, made fit for a log: they quote requests, and a request may hold a signature.
final class Printable {
    private static final int MAX_LENGTH = 300;

    private static final Pattern QUERY = Pattern.compile("\\?\\S*=\\S*");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]*@");
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)(signature|credential|authorization|token|accesskeyid)([=:]\\s*)[^\\s&,]+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\u2028\u2029]+");

    private Printable() {}

    static String line(String text) {
        String cut = text.length() > 10 * MAX_LENGTH ? text.substring(0, 10 * MAX_LENGTH) : text;
        String line = BLANKS.matcher(cut).replaceAll(" ").strip();
        line = QUERY.matcher(line).replaceAll("?…");
        line = USER_INFO.matcher(line).replaceAll("://…@");
        line = CREDENTIAL.matcher(line).replaceAll("$1$2…");
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH - 1) + "…" : line;
    }
}
