package io.cronsupportbundle.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Looks for secrets in one piece of text by their known forms, and by a high entropy right behind a name that says secret. It undoes
/// base64, gzip, JSON and URL escapes, and UTF-16 on its way. It errs on the side of silence: a false hit withholds a file that somebody needs.
final class Detector {

    /// Characters behind a literal that a form may need.
    private static final int REACH = 512;

    private static final int MAX_DEPTH = 4;
    private static final int MAX_UNPACKED = 4 << 20;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{24,}+");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?([A-Za-z0-9+_-]{20,128})(?![A-Za-z0-9+_./:-])",
            Pattern.CASE_INSENSITIVE);

    /// Where a name may be of one of those of [#ASSIGNED]. Looked for first, because they are rare.
    private static final String[] NAMES = {"password", "passwd", "secret", "token", "key"};

    /// Bits for each character. Random letters and digits of this length have 4.2 and more; words and names with dashes 3.3 and less.
    private static final double ENTROPY = 4.0;

    /// Takes what was found.
    interface Hits {
        void hit(String format, String rule, String encoding);
    }

    private final Hits hits;

    Detector(Hits hits) {
        this.hits = hits;
    }

    void look(String text) {
        look(text, "", 0);
    }

    private void look(String text, String encoding, int depth) {
        formats(text, encoding);
        assigned(text, encoding);
        if (depth == MAX_DEPTH) {
            return;
        }
        if (text.indexOf("\\\"") >= 0 || text.indexOf("\\u00") >= 0 || text.indexOf("\\/") >= 0) {
            look(unescaped(text), and(encoding, "JSON escapes"), MAX_DEPTH);
        }
        if (text.indexOf("%3A") >= 0 || text.indexOf("%3a") >= 0) {
            look(text.replaceAll("(?i)%3A", ":").replaceAll("(?i)%2F", "/").replaceAll("%40", "@"), and(encoding, "URL escapes"), MAX_DEPTH);
        }
        if (text.length() > 8 && text.charAt(1) == 0 && text.charAt(3) == 0) {
            look(text.replace("\u0000", ""), and(encoding, "UTF-16"), MAX_DEPTH);
        }
        Matcher run = BASE64.matcher(text);
        while (run.find()) {
            decode(text, run.start(), run.end(), encoding, depth);
        }
    }

    private void formats(String text, String encoding) {
        for (Format format : Format.values()) {
            for (String literal : format.literals()) {
                for (int at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + literal.length())) {
                    boolean inside = literal.length() < 6 && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)) && literal.charAt(0) != ':';
                    if (!inside && format.at(text.substring(at, Math.min(text.length(), at + REACH)))) {
                        hits.hit(format.key(), format.rule(), encoding);
                        break;
                    }
                }
            }
        }
    }

    private void assigned(String text, String encoding) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean named = false;
        for (String name : NAMES) {
            named |= lower.indexOf(name) >= 0;
        }
        if (!named) {
            return;
        }
        Matcher assigned = ASSIGNED.matcher(text);
        while (assigned.find()) {
            if (random(assigned.group(1))) {
                hits.hit("assigned-secret", "assignment", encoding);
                return;
            }
        }
    }

    /// Whether a value is no word, name, identifier or digest: letters of both cases and digits, mixed without order.
    private static boolean random(String value) {
        boolean upper = false;
        boolean lower = false;
        int digits = 0;
        int[] counts = new int[128];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            counts[c]++;
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        double entropy = 0;
        for (int count : counts) {
            double share = (double) count / value.length();
            entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return upper && lower && digits >= 2 && entropy >= ENTROPY;
    }

    private void decode(String text, int from, int to, String encoding, int depth) {
        String sample = text.substring(from, Math.min(to, from + 24));
        if (!readable(bytes(sample)) && !sample.startsWith("H4sI")) {
            return;
        }
        byte[] decoded = bytes(text.substring(from, to));
        if (decoded.length > 2 && decoded[0] == 0x1F && decoded[1] == (byte) 0x8B) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(decoded))) {
                look(new String(in.readNBytes(MAX_UNPACKED), StandardCharsets.ISO_8859_1), and(encoding, "base64, gzip"), depth + 1);
            } catch (IOException e) {
                // No gzip after all.
                return;
            }
        } else {
            look(new String(decoded, StandardCharsets.ISO_8859_1), and(encoding, "base64"), depth + 1);
        }
    }

    private static byte[] bytes(String base64) {
        String plain = base64.replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(plain.length() % 4 == 1 ? plain.substring(0, plain.length() - 1) : plain);
    }

    private static boolean readable(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0) {
                return false;
            }
            zeros += b == 0 ? 1 : 0;
        }
        return zeros == 0 || zeros >= bytes.length / 2 - 1;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && text.startsWith("u00", i + 1) && i + 5 < text.length()) {
                int code = Character.digit(text.charAt(i + 4), 16) * 16 + Character.digit(text.charAt(i + 5), 16);
                plain.append((char) Math.max(code, 0));
                i += 5;
            } else if (c == '\\') {
                boolean feed = i + 1 < text.length() && text.charAt(i + 1) == 'n';
                plain.append(feed ? "\n" : "");
                i += feed ? 1 : 0;
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static String and(String encoding, String more) {
        return encoding.isEmpty() ? more : encoding + ", " + more;
    }
}
