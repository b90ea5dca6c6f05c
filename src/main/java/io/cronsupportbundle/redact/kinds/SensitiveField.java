package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks texts in fields whose names say that they hold a secret, in whatever document: `password`, `clientSecret`, `apiToken`.
@Singleton
final class SensitiveField implements StructureRule {

    @Override
    public String name() {
        return "sensitive-field";
    }

    @Override
    public boolean masksField(String name) {
        return SensitiveNames.field(name);
    }
}
