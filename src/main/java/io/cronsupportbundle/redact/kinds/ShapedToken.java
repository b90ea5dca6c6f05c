package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks tokens that show whose they are in their middle, or by their shape: OpenAI's older keys, Telegram's bots, secrets of Azure's
/// applications, tokens of k3s' nodes, SendGrid, Twilio.
@Singleton
final class ShapedToken implements TextRule {
    private static final ByteSet NO_TOKEN = ByteSet.noWord("-");
    private static final ByteSet NO_SECRET = ByteSet.noWord("-~.");
    private static final ByteSet NO_NODE_TOKEN = ByteSet.noWord(":");
    private static final int HEXADECIMAL = 32;

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
        return List.of("t3blbkfj", ":aa", "8q~", "::server:", "::node:", "sg.", "sk0", "sk1", "sk2", "sk3", "sk4", "sk5", "sk6", "sk7", "sk8", "sk9",
                "ska", "skb", "skc", "skd", "ske", "skf");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        switch (line.at(at)) {
            case 'T', 't' -> whole(line, at, end, NO_TOKEN, 40, found);
            case '8' -> whole(line, at, end, NO_SECRET, 34, found);
            case ':' -> colon(line, at, end, found);
            default -> prefixed(line, at, end, found);
        }
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
