package io.cronsupportbundle.analyze.kinds;

import jakarta.inject.Singleton;

/// Asks whether a config map, and a key in it, exist, from what the collector `configMap` noted.
@Singleton
final class ConfigMap extends KeyedObject {
    ConfigMap() {
        super("configMap", "a config map", "ConfigMap ");
    }
}
