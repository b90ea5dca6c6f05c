package io.cronsupportbundle.analyze.kinds;

import jakarta.inject.Singleton;

/// Asks whether a secret, and a key in it, exist. It looks at what the collector `secret` noted, never at a value.
@Singleton
final class Secret extends KeyedObject {
    Secret() {
        super("secret", "a secret", "Secret ");
    }
}
