package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `collectd`: copies the metrics of collectd from nodes, which takes a workload and is therefore skipped.
@Singleton
final class CollectdCollector extends WorkloadCollector {
    CollectdCollector() {
        super("collectd", "collectd", "copies the metrics of collectd from nodes", "collectorName",
                List.of("namespace", "image", "hostPath", "imagePullPolicy", "imagePullSecret", "timeout"));
    }
}
