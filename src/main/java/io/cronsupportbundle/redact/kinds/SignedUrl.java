package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Masks what makes an address a key: signatures of presigned URLs (S3, Google Cloud Storage, Azure's shared access signatures), and the
/// paths of webhooks that need nothing else, and the tickets, codes and sessions of a login.
@Singleton
final class SignedUrl implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`<>\\&;,)]}");

    /// Shorter values of these parameters name something.
    private static final int LEAST = 12;

    private static final Map<String, Integer> LEASTS = Map.of("key=", LEAST, "code=", LEAST, "sid=", LEAST, "session_id=", LEAST,
            "hmac=", LEAST, "auth=", 8, "otp=", 4, "3fcode%3d", LEAST, "26code%3d", LEAST);

    @Override
    public String name() {
        return "signed-url";
    }

    @Override
    public String tokenType() {
        return "CREDENTIAL";
    }

    @Override
    public List<String> triggers() {
        return List.of("x-amz-signature=", "x-amz-credential=", "x-goog-signature=", "x-goog-credential=", "?sig=", "&sig=", "\\u0026sig=",
                "?signature=", "&signature=", "hooks.slack.com/services/", "discord.com/api/webhooks/", "webhook.office.com/webhookb2/",
                "sharedaccesssignature=", "?key=", "&key=", "?code=", "&code=", "api.telegram.org/bot", "hooks.zapier.com/hooks/catch/",
                "outlook.office.com/webhook/", "jsessionid=", "phpsessid=", "?auth=", "&auth=", "?otp=", "&otp=", "?sid=", "&sid=",
                "?session_id=", "&session_id=", "?hmac=", "&hmac=", "ticket=st-", "/reset-password/", "discordapp.com/api/webhooks/",
                "%3fcode%3d", "%26code%3d");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int stop = line.until(end, END);
        if (line.is(at, '%')) {
            stop = Math.min(stop, line.find(end, "%26"));
        }
        boolean path = line.is(at, '/');
        String trigger = line.text(at, end).toLowerCase(Locale.ROOT);
        int least = path ? LEAST : LEASTS.getOrDefault(trigger.substring(1), 0);
        // `/reset-password/confirmation` is a page, and has no digit in it.
        if (stop - end >= least && (!path || Words.random(line, end, stop))) {
            found.mask(end, stop);
        }
    }
}
