package io.cronsupportbundle.upload;

import io.cronsupportbundle.config.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Finds the way to an endpoint among the ways there are.
@Singleton
public final class Uploaders {
    private final List<UploaderFactory> factories;

    public Uploaders(List<UploaderFactory> factories) {
        this.factories = List.copyOf(factories);
    }

    /// The uploader; the caller closes it.
    ///
    /// @throws IllegalStateException when no factory knows this kind of endpoint, or two do: a mistake in the program
    public Uploader to(Endpoint endpoint, Egress egress) {
        List<Uploader> found = factories.stream().map(factory -> factory.uploader(endpoint, egress)).flatMap(Optional::stream).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " uploaders for " + endpoint.describe());
        }
        return found.getFirst();
    }
}
