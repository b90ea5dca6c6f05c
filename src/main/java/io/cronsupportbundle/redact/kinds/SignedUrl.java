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

    @Override
    public String name() {
        return "signed-url";
    }

    @Override
    public List<String> triggers() {
        return List.of("x-amz-signature=", "x-amz-credential=", "x-goog-signature=", "x-goog-credential=", "?sig=", "&sig=", "\\u0026sig=",
                "?signature=", "&signature=", "hooks.slack.com/services/", "discord.com/api/webhooks/", "webhook.office.com/webhookb2/",
                "sharedaccesssignature=");
    }

    @Override
    public void find(Line line, int at, int end, Found found) {
        found.mask(end, line.until(end, END));
    }
}
