package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `run`: runs an image as a pod, which takes a workload and is therefore skipped.
@Singleton
final class RunCollector extends WorkloadCollector {
    RunCollector() {
        super("run", "run", "runs an image as a pod", "collectorName",
                List.of("name", "namespace", "image", "command", "args", "timeout", "imagePullPolicy", "imagePullSecret", "serviceAccountName"));
    }
}
