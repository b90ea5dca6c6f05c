package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks everything that a Secret holds, wherever the Secret is written down: a copy in an annotation, a template in a custom resource.
@Singleton
final class SecretData implements StructureRule {

    @Override
    public String name() {
        return "secret-data";
    }

    @Override
    public boolean masks(Place place) {
        String parent = place.parentField();
        // Only a Secret has stringData, so it need not say that it is one.
        return parent.equals("stringData") || (parent.equals("data") && (place.kind().equals("Secret") || place.kind().equals("SecretList")));
    }
}
