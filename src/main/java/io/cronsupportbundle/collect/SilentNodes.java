package io.cronsupportbundle.collect;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers which nodes do not answer for the logs of their pods, so that a dead node costs the wait for a few logs and not for each of
/// the hundred containers that it had, and holds up a few requests of all that are made at a time.
final class SilentNodes implements Parallel.Gate<PodLogs.Container> {

    /// One failure may be the container's, two in a row are the node's.
    private static final int ENOUGH = 2;

    /// Requests at a time to a node that has not answered any yet.
    private static final int ON_TRIAL = 4;

    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Set<String> alive = ConcurrentHashMap.newKeySet();

    @Override
    public boolean opens(PodLogs.Container container) {
        String node = container.node();
        return alive.contains(node) || silent(node) || asked.getOrDefault(node, 0) < ON_TRIAL;
    }

    @Override
    public void enters(PodLogs.Container container) {
        asked.merge(container.node(), 1, Integer::sum);
    }

    @Override
    public void leaves(PodLogs.Container container) {
        asked.merge(container.node(), -1, Integer::sum);
    }

    void answered(String node) {
        failures.remove(node);
        alive.add(node);
    }

    void failed(String node) {
        if (!node.isEmpty()) {
            failures.merge(node, 1, Integer::sum);
            alive.remove(node);
        }
    }

    boolean silent(String node) {
        return failures.getOrDefault(node, 0) >= ENOUGH;
    }
}
