package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `goldpinger`: measures connections between nodes, which takes a workload and is therefore skipped.
@Singleton
final class GoldpingerCollector extends WorkloadCollector {
    GoldpingerCollector() {
        super("goldpinger", "goldpinger", "measures connections between nodes", "",
                List.of("namespace", "image", "serviceAccountName", "collectDelay", "podLaunchOptions"));
    }
}
