package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Masks tokens that show whose they are in their middle, or by their shape: OpenAI's older keys, Telegram's bots, secrets of Azure's
/// applications and storage, tokens of k3s' nodes, SendGrid, Twilio, Terraform, Mailchimp, Mandrill, Resend, Vault's older tokens, and
/// JSON Web
/// Encryption (RFC 7516).
@Singleton
final class ShapedToken implements TextRule {
    private static final ByteSet NO_TOKEN = ByteSet.noWord("-");
    private static final ByteSet NO_SECRET = ByteSet.noWord("-~.");
    private static final ByteSet NO_NODE_TOKEN = ByteSet.noWord(":");
    private static final ByteSet NO_BASE64 = ByteSet.noWord("+/=");
    private static final ByteSet NO_WORD = ByteSet.noWord("");
    private static final ByteSet UNDERSCORE = ByteSet.of("_");
    private static final int HEXADECIMAL = 32;

    /// Marks of Azure's keys, which stand near their ends.
    private static final List<String> AZURE = List.of("+ASt", "ACDb", "AzCa", "AzSeA", "AzFu", "+ABa");

    /// What stands before a token whose own first letters are too common to look for.
    private static final List<String> BOUNDARIES = List.of(" ", "\"", "'", "=", ":");

    /// Such first letters: Vault's service and batch tokens, Mandrill, Resend.
    private static final List<String> COMMON = List.of("s.", "b.", "md-", "re_");

    @Override
    public String name() {
        return "shaped-token";
    }

    @Override
    public String tokenType() {
        return "TOKEN";
    }

    @Override
    public List<String> triggers() {
        Stream<String> shapes = Stream.of("t3blbkfj", ":aa", "8q~", "::server:", "::node:", "sg.", "sk0", "sk1", "sk2", "sk3", "sk4",
                "sk5", "sk6", "sk7", "sk8", "sk9", "ska", "skb", "skc", "skd", "ske", "skf", ".atlasv1.", "eyj", "-us1", "-us2", "-us3",
                "-us4", "-us5", "-us6", "-us7", "-us8", "-us9");
        Stream<String> azure = AZURE.stream().map(mark -> mark.toLowerCase(Locale.ROOT));
        Stream<String> common = BOUNDARIES.stream().flatMap(boundary -> COMMON.stream().map(letters -> boundary + letters));
        return Stream.of(shapes, azure, common).flatMap(triggers -> triggers).toList();
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        String shape = line.text(at, end);
        if (AZURE.contains(shape)) {
            azure(line, at, end, found);
            return;
        }
        if (COMMON.contains(shape.substring(1))) {
            common(line, at + 1, end, found);
            return;
        }
        switch (line.at(at)) {
            case 'T', 't' -> whole(line, at, end, NO_TOKEN, 40, found);
            case '8' -> whole(line, at, end, NO_SECRET, 34, found);
            case '.' -> whole(line, at, end, NO_SECRET, 60, found);
            case ':' -> colon(line, at, end, found);
            case '-' -> mailchimp(line, at, end, found);
            case 'e', 'E' -> encrypted(line, at, found);
            default -> prefixed(line, at, end, found);
        }
    }

    /// Bytes in base64, the mark, and a few characters for its checksum.
    private static void azure(Line line, int at, int end, Found found) {
        int start = line.back(at, NO_BASE64);
        int stop = line.until(end, NO_BASE64);
        boolean fits = at - start >= 32 && at - start <= 80 && stop - end >= 5 && stop - end <= 12;
        found.mask(start, fits ? stop : start);
    }

    private static void common(Line line, int at, int end, Found found) {
        int stop = line.until(end, NO_TOKEN);
        int length = stop - end;
        boolean fits = switch (line.at(at)) {
            case 'm' -> length >= 20 && length <= 32;
            case 'r' -> length >= 24 && length <= 64 && line.until(end, UNDERSCORE) < stop;
            default -> length >= 24 && length <= 256;
        };
        // A name of this length has no capitals and small letters and digits, all three.
        found.mask(at, fits && mixed(line, end, stop) ? stop : at);
    }

    private static boolean mixed(Line line, int from, int to) {
        boolean small = false;
        boolean capital = false;
        boolean digit = false;
        for (int i = from; i < to; i++) {
            int c = line.at(i);
            small |= c >= 'a' && c <= 'z';
            capital |= c >= 'A' && c <= 'Z';
            digit |= c >= '0' && c <= '9';
        }
        return small && capital && digit;
    }

    /// A digest and the data centre: `…-us12`.
    private static void mailchimp(Line line, int at, int end, Found found) {
        int start = line.back(at, NO_WORD);
        boolean fits = at - start == HEXADECIMAL && hexadecimal(line, start, at) && line.until(end, NO_WORD) - end <= 1;
        found.mask(start, fits ? line.until(end, NO_WORD) : start);
    }

    /// Five parts, of which the second, an encrypted key, may be empty.
    private static void encrypted(Line line, int at, Found found) {
        if (line.word(at - 1)) {
            return;
        }
        int stop = line.until(at, NO_TOKEN);
        boolean header = stop - at >= 16;
        int parts = 1;
        while (parts < 5 && line.is(stop, '.')) {
            stop = line.until(stop + 1, NO_TOKEN);
            parts++;
        }
        found.mask(at, header && parts == 5 && stop - at >= 60 ? stop : at);
    }

    private static void whole(Line line, int at, int end, ByteSet stops, int least, Found found) {
        int start = line.back(at, stops);
        int stop = line.until(end, stops);
        if (stop - start >= least) {
            found.mask(start, stop);
        }
    }

    private static void colon(Line line, int at, int end, Found found) {
        if (line.is(at + 1, ':')) {
            int start = line.back(at, NO_NODE_TOKEN);
            boolean node = line.is(start, 'K') && at - start > HEXADECIMAL;
            found.mask(start, node ? line.until(end, NO_TOKEN) : start);
            return;
        }
        int digits = at;
        while (at - digits < 12 && line.at(digits - 1) >= '0' && line.at(digits - 1) <= '9') {
            digits--;
        }
        int stop = line.until(end, NO_TOKEN);
        boolean bot = at - digits >= 8 && line.holds(at, ":AA") && stop - at >= 34;
        found.mask(digits, bot ? stop : digits);
    }

    private static void prefixed(Line line, int at, int end, Found found) {
        if (line.word(at - 1) || line.is(at - 1, '-')) {
            return;
        }
        if (line.holds(at, "SG.")) {
            int dot = line.until(end, NO_TOKEN);
            int stop = line.until(dot + 1, NO_TOKEN);
            found.mask(at, line.is(dot, '.') && dot - end >= 16 && stop - dot >= 32 ? stop : at);
        } else if (line.holds(at, "SK")) {
            int stop = line.until(at, NO_TOKEN);
            found.mask(at, stop - at == 2 + HEXADECIMAL && hexadecimal(line, at + 2, stop) ? stop : at);
        }
    }

    private static boolean hexadecimal(Line line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.digit((char) line.at(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
