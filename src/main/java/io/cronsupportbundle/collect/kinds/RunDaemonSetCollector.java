package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `runDaemonSet`: runs a pod on every node, which takes a workload and is therefore skipped.
@Singleton
final class RunDaemonSetCollector extends WorkloadCollector {
    RunDaemonSetCollector() {
        super("runDaemonSet", "run-daemonset", "runs a pod on every node", "collectorName",
                List.of("name", "namespace", "podSpec", "timeout", "imagePullSecret"));
    }
}
