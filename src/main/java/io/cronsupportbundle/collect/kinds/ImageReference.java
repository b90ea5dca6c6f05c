package io.cronsupportbundle.collect.kinds;

import java.util.Optional;
import java.util.regex.Pattern;

/// An image's name taken apart as container tools do it (`distribution/reference`): registry, repository, and tag or digest.
///
/// @param registry host and port as written; `docker.io` where none is
/// @param version a tag or a digest; `latest` where there is none
record ImageReference(String registry, String repository, String version) {
    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9]+(?:[._/-]+[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("\\w[\\w.-]{0,127}|[a-z0-9+._-]+:[a-fA-F0-9]{32,}");

    static Optional<ImageReference> parse(String text) {
        String rest = text;
        String version = "latest";
        int at = rest.indexOf('@');
        if (at >= 0) {
            version = rest.substring(at + 1);
            rest = rest.substring(0, at);
        }
        int colon = rest.lastIndexOf(':');
        if (colon > rest.lastIndexOf('/')) {
            version = at >= 0 ? version : rest.substring(colon + 1);
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? "" : rest.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = host ? first : "docker.io";
        String repository = host ? rest.substring(slash + 1) : rest;
        if (registry.equals("docker.io") && !repository.contains("/")) {
            repository = "library/" + repository;
        }
        boolean sound = REPOSITORY.matcher(repository).matches() && VERSION.matcher(version).matches() && registry.matches("[A-Za-z0-9.:-]+");
        return sound ? Optional.of(new ImageReference(registry, repository, version)) : Optional.empty();
    }

    /// Where the registry's API is.
    String host() {
        return registry.equals("docker.io") || registry.equals("index.docker.io") ? "registry-1.docker.io" : registry;
    }
}
