package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.ByteSet;
import io.cronsupportbundle.redact.Line;
import io.cronsupportbundle.redact.TextRule;
import jakarta.inject.Singleton;
import java.util.List;

/// Masks what makes an address a key: signatures of presigned URLs (S3, Google Cloud Storage, Azure's shared access signatures), and the
/// paths of webhooks that need nothing else.
@Singleton
final class SignedUrl implements TextRule {
    private static final ByteSet END = ByteSet.of(" \t\r\"'`<>\\&;,)]}");

    /// Shorter values of `key` and `code` name something.
    private static final int LEAST = 12;

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
                "outlook.office.com/webhook/", "jsessionid=", "phpsessid=");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        int stop = line.until(end, END);
        boolean ambiguous = line.is(end - 4, 'k') || line.is(end - 5, 'c') || line.is(end - 4, 'K') || line.is(end - 5, 'C');
        if (!ambiguous || stop - end >= LEAST) {
            found.mask(end, stop);
        }
    }
}
