package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/// Masks secrets that stand one level below the name that says so: `password: {value: x}`, `tokens: [{value: x}]`, `passwords: {alice: x}`,
/// `jwt: {key: x}`. References to Secrets (`name`, `key` of a `secretKeyRef`) have other members and stay.
@Singleton
final class SecretObject implements StructureRule {
    private static final Set<String> VALUES = Set.of("value", "values", "plain", "plaintext", "literal", "text", "content", "raw", "inline", "string",
            "default");

    /// Below these every member is a secret.
    private static final Set<String> HOLDERS = Set.of("passwords", "connectionstrings");

    private static final Set<String> KEYS_OF = Set.of("jwt", "tls", "ssl", "api", "encryption", "signing", "hmac", "ssh", "rsa", "crypto");

    @Override
    public String name() {
        return "secret-object";
    }

    @Override
    public boolean masks(Place place) {
        String parent = place.parentField();
        if (parent.isEmpty()) {
            return false;
        }
        String field = place.field().toLowerCase(Locale.ROOT);
        return (VALUES.contains(field) && SensitiveNames.field(parent)) || HOLDERS.contains(parent.toLowerCase(Locale.ROOT))
                || (field.equals("key") && KEYS_OF.contains(parent.toLowerCase(Locale.ROOT)));
    }
}
