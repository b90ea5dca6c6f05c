package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Replaces IPv4 addresses by tokens, when somebody asks for it: they are no secrets, and whoever reads a bundle wants to see which are the
/// same. Loopback and the unspecified address name nobody and stay.
@Singleton
final class IpAddress implements TextRule {

    @Override
    public String name() {
        return "ip-address";
    }

    @Override
    public TokenClass tokenClass() {
        return TokenClass.IP;
    }

    @Override
    public String tokenType() {
        return "IP";
    }

    @Override
    public List<String> triggers() {
        return List.of("0.", "1.", "2.", "3.", "4.", "5.", "6.", "7.", "8.", "9.");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int start = at;
        while (at - start < 3 && digit(line, start - 1)) {
            start--;
        }
        if (line.word(start - 1) || line.is(start - 1, '.') || line.is(start - 1, '-')) {
            return;
        }
        int p = start;
        for (int part = 0; part < 4; part++) {
            int from = p;
            while (p - from < 3 && digit(line, p)) {
                p++;
            }
            boolean number = p > from && Integer.parseInt(line.text(from, p)) < 256;
            if (!number || (part < 3 && !line.is(p++, '.'))) {
                return;
            }
        }
        boolean more = line.word(p) || line.is(p, '-') || (line.is(p, '.') && digit(line, p + 1));
        String address = line.text(start, p);
        if (!more && !address.startsWith("127.") && !address.equals("0.0.0.0")) {
            found.mask(start, p);
        }
    }

    private static boolean digit(Line line, int position) {
        return line.at(position) >= '0' && line.at(position) <= '9';
    }
}
