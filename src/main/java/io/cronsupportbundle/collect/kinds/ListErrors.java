package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;

/// Where collectors that run commands write down that the pods could not even be listed.
final class ListErrors {
    private ListErrors() {}

    /// In the root of the bundle, as other tools do.
    static BundlePath path(String name, String collectorName) {
        String stem = name.isEmpty() ? collectorName : name;
        return BundlePath.of(stem.isEmpty() ? "errors.json" : stem + "-errors.json");
    }
}
