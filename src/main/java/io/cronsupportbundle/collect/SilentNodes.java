package io.cronsupportbundle.collect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which nodes do not answer for the logs of their pods, so that a dead node costs the wait for a few logs and not for each of
/// the hundred containers that it had.
final class SilentNodes {

    /// One failure may be the container's, two in a row are the node's.
    private static final int ENOUGH = 2;

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    void answered(String node) {
        failures.remove(node);
    }

    void failed(String node) {
        if (!node.isEmpty()) {
            failures.merge(node, 1, Integer::sum);
        }
    }

    boolean silent(String node) {
        return failures.getOrDefault(node, 0) >= ENOUGH;
    }
}
