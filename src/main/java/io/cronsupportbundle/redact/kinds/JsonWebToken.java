package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks JSON Web Tokens (RFC 7519): three parts in base64url with dots between, the first two of which begin with `{"`.
@Singleton
final class JsonWebToken implements TextRule {
    private static final ByteSet NO_PART = ByteSet.noWord("-");

    @Override
    public String name() {
        return "json-web-token";
    }

    @Override
    public String tokenType() {
        return "TOKEN";
    }

    @Override
    public List<String> triggers() {
        return List.of("eyj");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        if (line.word(at - 1)) {
            return;
        }
        int header = part(line, at);
        if (!line.is(header, '.')) {
            return;
        }
        int payload = part(line, header + 1);
        if (header - at < 16 || payload - header < 8) {
            return;
        }
        found.mask(at, line.is(payload, '.') ? part(line, payload + 1) : payload);
    }

    private static int part(Line line, int from) {
        return line.until(from, NO_PART);
    }
}
