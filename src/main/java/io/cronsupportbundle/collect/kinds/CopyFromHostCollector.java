package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `copyFromHost`: copies files from nodes, which takes a workload and is therefore skipped.
@Singleton
final class CopyFromHostCollector extends WorkloadCollector {
    CopyFromHostCollector() {
        super("copyFromHost", "copy-from-host", "copies files from nodes", "collectorName",
                List.of("name", "namespace", "image", "hostPath", "imagePullPolicy", "imagePullSecret", "timeout", "extractArchive"));
    }
}
