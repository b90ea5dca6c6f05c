package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks the value of a pair of `name` (or `key`) and `value` by the name: environment variables of containers, wherever they stand, and
/// whatever else is written like them. A superset of the peer's rules 1 to 7 and 19 to 25.
@Singleton
final class NamedValue implements StructureRule {

    @Override
    public String name() {
        return "named-value";
    }

    @Override
    public boolean masksValueOf(String name) {
        return SensitiveNames.variable(name);
    }
}
