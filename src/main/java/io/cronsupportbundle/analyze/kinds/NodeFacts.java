package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.when.Quantity;
import java.util.Map;
import java.util.Optional;

/// What the analysis of resources keeps of a node; a whole node is mostly images, and clusters have thousands.
record NodeFacts(JsonNode labels, JsonNode capacity, JsonNode allocatable, JsonNode conditions, JsonNode taints, String architecture) {

    /// Names of specifications with the list of the node and the name of the resource there.
    private static final Map<String, String> RESOURCES =
            Map.of("cpu", "cpu", "memory", "memory", "pod", "pods", "ephemeralStorage", "ephemeral-storage");

    static NodeFacts of(JsonNode node) {
        JsonNode status = node.path("status");
        return new NodeFacts(node.path("metadata").path("labels"), status.path("capacity"), status.path("allocatable"),
                status.path("conditions"), node.path("spec").path("taints"), status.path("nodeInfo").path("architecture").asText(""));
    }

    /// A property as specifications name it: `memoryAllocatable`, `cpuCapacity`. What the node does not say is zero, but for the resource
    /// that specifications name themselves: then it has none, not even an amount of zero.
    ///
    /// @param other the resource meant by `resourceCapacity` and `resourceAllocatable`; no node has the one without a name
    Optional<Quantity> quantity(String property, String other) throws AnalyzerException {
        boolean allocatable = property.endsWith("Allocatable");
        String name = property.replaceFirst("(Capacity|Allocatable)$", "");
        boolean named = name.equals("resource");
        String resource = named ? other : RESOURCES.get(name);
        if (resource == null || name.equals(property)) {
            throw new AnalyzerException("nodes have no property \"" + property + "\"");
        }
        JsonNode amounts = allocatable ? allocatable() : capacity;
        if (named && !amounts.has(resource)) {
            return Optional.empty();
        }
        String amount = amounts.path(resource).asText("");
        return Optional.of(amount.isEmpty() ? Quantity.ZERO : Quantity.parse(amount));
    }

    boolean lists(String resource) {
        return capacity.has(resource) || allocatable.has(resource);
    }

    boolean isTainted(String key, String effect) {
        for (JsonNode taint : taints) {
            if (taint.path("key").asText("").equals(key) && taint.path("effect").asText("").equals(effect)) {
                return true;
            }
        }
        return false;
    }

    boolean hasCondition(String type, String status) {
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText("").equals(type) && condition.path("status").asText("").equals(status)) {
                return true;
            }
        }
        return false;
    }
}
