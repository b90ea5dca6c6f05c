package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks the element of a list that follows an option for a secret, as `command` and `args` of containers have them: `--password`, `x`.
@Singleton
final class OptionValue implements StructureRule {

    @Override
    public String name() {
        return "option-value";
    }

    @Override
    public boolean masksValueAfter(String option) {
        return !option.contains("=") && SensitiveNames.field(option);
    }
}
