package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.ListReader;
import io.cronsupportbundle.outbound.OutboundHttp;
import java.time.InstantSource;

/// What a collector has to work with: the cluster to read, the sink to write to, the clock, and a way to places outside of the API server.
public record Collection(ClusterReader cluster, EntrySink sink, InstantSource clock, OutboundHttp http) {

    /// The same with another sink.
    Collection into(EntrySink other) {
        return new Collection(cluster, other, clock, http);
    }

    public ListReader lists() {
        return new ListReader(cluster);
    }
}
