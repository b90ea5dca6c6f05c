package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `sysctl`: reads kernel parameters of nodes, which takes a workload and is therefore skipped.
@Singleton
final class SysctlCollector extends WorkloadCollector {
    SysctlCollector() {
        super("sysctl", "sysctl", "reads kernel parameters of nodes", "name",
                List.of("namespace", "image", "imagePullPolicy", "imagePullSecret", "timeout"));
    }
}
