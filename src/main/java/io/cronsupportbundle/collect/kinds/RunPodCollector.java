package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `runPod`: runs a pod, which takes a workload and is therefore skipped.
@Singleton
final class RunPodCollector extends WorkloadCollector {
    RunPodCollector() {
        super("runPod", "run-pod", "runs a pod", "collectorName",
                List.of("name", "namespace", "podSpec", "annotations", "timeout", "imagePullSecret", "allowImagePullRetries"));
    }
}
