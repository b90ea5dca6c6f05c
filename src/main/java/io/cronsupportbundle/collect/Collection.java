package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.ListReader;
import java.time.InstantSource;

/// What a collector has to work with: the cluster to read, the sink to write to, the clock.
public record Collection(ClusterReader cluster, EntrySink sink, InstantSource clock) {

    public ListReader lists() {
        return new ListReader(cluster);
    }
}
