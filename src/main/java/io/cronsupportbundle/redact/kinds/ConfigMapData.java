package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.redact.SensitiveNames;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;

/// Masks entries of ConfigMaps by their names. People keep passwords there, and the peer hands them on.
@Singleton
final class ConfigMapData implements StructureRule {

    @Override
    public String name() {
        return "configmap-data";
    }

    @Override
    public boolean masks(Place place) {
        String parent = place.parentField();
        return (parent.equals("data") || parent.equals("binaryData")) && (place.kind().equals("ConfigMap") || place.kind().equals("ConfigMapList"))
                && SensitiveNames.configuration(place.field());
    }
}
