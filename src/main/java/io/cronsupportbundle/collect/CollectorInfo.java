package io.cronsupportbundle.collect;

import java.time.Duration;

/// What is to be known of a collector without running it.
///
/// @param key its name in specifications: `clusterResources`
/// @param type its name in titles and error records: `cluster-resources`
/// @param order when it runs
/// @param deadline how long one use of it may take
/// @param summary one sentence for people who read a plan
/// @param uses what becomes of the uses of it in a specification
public record CollectorInfo(String key, String type, Order order, Duration deadline, String summary, Uses uses) {

    /// Why a collector that creates workloads does not run.
    public static final String NOT_ENABLED = "creates workloads: not enabled";

    /// When a collector runs, compared with the others; within the same order specifications decide.
    public enum Order {
        /// Before anything that may change what it sees.
        FIRST,
        NORMAL,
        /// After anything whose traces it is to see.
        LAST
    }

    /// What becomes of the uses of a collector in one specification.
    public enum Uses {
        /// Each stands for itself.
        SEPARATE,
        /// They are one, and the first decides for all whether it is excluded.
        JOINED,
        /// They would create pods, which this program does not: they are read and listed.
        CREATING_WORKLOADS
    }

    /// A collector that only reads.
    public CollectorInfo(String key, String type, Order order, Duration deadline, String summary) {
        this(key, type, order, deadline, summary, Uses.SEPARATE);
    }

    public static CollectorInfo creatingWorkloads(String key, String type, String summary) {
        return new CollectorInfo(key, type, Order.NORMAL, Duration.ofMinutes(5), summary, Uses.CREATING_WORKLOADS);
    }

    public boolean createsWorkloads() {
        return uses == Uses.CREATING_WORKLOADS;
    }

    public static CollectorInfo of(String key, String type, String summary) {
        return new CollectorInfo(key, type, Order.NORMAL, Duration.ofMinutes(5), summary);
    }
}
