package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/// Masks secrets that stand one level below the name that says so: `password: {value: x}`, `tokens: [{value: x}]`, `passwords: {alice: x}`,
/// `credentials: {alice: x}`, `jwt: {key: x}`. References to Secrets (`name`, `key` of a `secretKeyRef`) have other members and stay.
@Singleton
final class SecretObject implements StructureRule {
    private static final Set<String> VALUES = Set.of("value", "values", "plain", "plaintext", "literal", "text", "content", "raw",
            "inline", "string", "default", "inline_string", "inlinestring", "inline_bytes", "inlinebytes", "cleartext", "clear_text");

    /// Below these every member is a secret.
    private static final Set<String> HOLDERS = Set.of("passwords", "connectionstrings");

    /// So they are below these, unless they say where a secret is, as a list of references does, or describe the field, as a schema does.
    private static final Set<String> HOLDERS_OF_MORE = Set.of("credentials", "secrets", "api_keys", "apikeys", "api-keys");

    private static final Set<String> REFERENCES = Set.of("accessmode", "alg", "apigroup", "create", "default", "description", "engine",
            "example", "existingsecret", "fieldpath", "key", "kind", "label", "message", "name", "operator", "optional", "pattern",
            "property", "reason", "role", "scope", "scopes", "secretkey", "source", "state", "status", "store", "title", "uid", "value");

    private static final Set<String> KEYS_OF = Set.of("jwt", "tls", "ssl", "api", "encryption", "signing", "hmac", "ssh", "rsa", "crypto");

    /// Below these a list called `keys` is one of secrets.
    private static final Set<String> KEYS = Set.of("api-key", "api_key", "apikey");

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
                || (HOLDERS_OF_MORE.contains(parent.toLowerCase(Locale.ROOT)) && !REFERENCES.contains(field)
                && !SensitiveNames.about(place.field()))
                || (field.equals("keys") && KEYS.contains(parent.toLowerCase(Locale.ROOT)))
                || (field.equals("key") && KEYS_OF.contains(parent.toLowerCase(Locale.ROOT)));
    }
}
