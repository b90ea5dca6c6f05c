package io.cronsupportbundle.collect.kinds;

import jakarta.inject.Singleton;
import java.util.List;

/// `dns`: resolves names from inside a pod, which takes a workload and is therefore skipped.
@Singleton
final class DnsCollector extends WorkloadCollector {
    DnsCollector() {
        super("dns", "dns", "resolves names from inside a pod", "",
                List.of("image", "nonResolvable", "timeout"));
    }
}
