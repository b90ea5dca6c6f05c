package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks texts in fields whose names say that they hold a secret, in whatever document: `password`, `clientSecret`, `apiToken`.
@Singleton
final class SensitiveField implements StructureRule {

    /// Where `certificates` writes which Secret a certificate is from. Only at the top of a document: below, `source` may be anything.
    private static final String NAME_OF_SECRET = "source/secret";

    @Override
    public String name() {
        return "sensitive-field";
    }

    @Override
    public boolean spares(String path) {
        return path.equals(NAME_OF_SECRET);
    }

    @Override
    public boolean masksField(String name) {
        return name.equalsIgnoreCase("pass") || SensitiveNames.field(name);
    }
}
