package io.cronsupportbundle.testing.cluster;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The forms in which the server can give an object or list, chosen by the `Accept` header.
enum Representation {
    OBJECT, METADATA_ONLY, AGGREGATED_DISCOVERY;

    static final String AGGREGATED_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /// The first form of the header that the server has; empty when it has none of them.
    static Optional<Representation> choose(String accept) {
        if (accept.isBlank()) {
            return Optional.of(OBJECT);
        }
        return Arrays.stream(accept.split(",")).map(Representation::parse).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Representation> parse(String clause) {
        String[] parts = clause.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
        boolean json = parts[0].equals("application/json") || parts[0].equals("*/*") || parts[0].equals("application/*");
        if (!json) {
            return Optional.empty();
        }
        String as = Arrays.stream(parts).filter(part -> part.startsWith("as=")).map(part -> part.substring(3)).findFirst().orElse("");
        return switch (as) {
            case "" -> Optional.of(OBJECT);
            case "partialobjectmetadatalist", "partialobjectmetadata" -> Optional.of(METADATA_ONLY);
            case "apigroupdiscoverylist" -> Arrays.asList(parts).contains("v=v2") ? Optional.of(AGGREGATED_DISCOVERY) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
