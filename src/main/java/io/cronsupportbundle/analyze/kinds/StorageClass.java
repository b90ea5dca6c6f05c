package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import jakarta.inject.Singleton;

/// Asks whether a storage class exists, or whether there is a default one, without which volumes that name none stay pending.
@Singleton
final class StorageClass extends ClassOrDefault {
    StorageClass() {
        super("storageClass", "Storage Class", "cluster-resources/storage-classes.json",
                new Icon("kubernetes_storage_class", "storage-class.svg?w=12&h=12"));
    }
}
