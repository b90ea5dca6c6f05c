package io.cronsupportbundle.spec;

import java.util.Map;

/// How this package reads a Secret or ConfigMap without knowing the API client, which only package `kubernetes` may see.
@FunctionalInterface
public interface ObjectReader {

    /// The object's `data`, decoded, by key.
    ///
    /// @throws SpecException when it does not exist, may not be read, or the API server does not answer
    Map<String, String> read(ObjectKind kind, String namespace, String name) throws SpecException;
}
