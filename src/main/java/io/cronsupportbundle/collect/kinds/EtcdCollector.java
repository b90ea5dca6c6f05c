package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `etcd`: asks etcd for its health, which takes a workload and is therefore skipped.
@Singleton
final class EtcdCollector extends WorkloadCollector {
    EtcdCollector() {
        super("etcd", "etcd", "asks etcd for its health", "",
                List.of("image"));
    }
}
