package io.cronsupportbundle.collect;

import java.time.Duration;

/// What is to be known of a collector without running it.
///
/// @param key its name in specifications: `clusterResources`
/// @param type its name in titles and error records: `cluster-resources`
/// @param order when it runs
/// @param deadline how long one use of it may take
/// @param summary one sentence for people who read a plan
public record CollectorInfo(String key, String type, Order order, Duration deadline, String summary) {

    /// When a collector runs, compared with the others; within the same order specifications decide.
    public enum Order {
        /// Before anything that may change what it sees.
        FIRST,
        NORMAL,
        /// After anything whose traces it is to see.
        LAST
    }

    public static CollectorInfo of(String key, String type, String summary) {
        return new CollectorInfo(key, type, Order.NORMAL, Duration.ofMinutes(5), summary);
    }
}
