package io.cronsupportbundle.it;

/// Specifications that several tests use.
final class Specs {

    /// One request to the cluster, so that a test of something else takes no longer than it must.
    static final String SMALL = """
            apiVersion: troubleshoot.sh/v1beta2
            kind: SupportBundle
            metadata: {name: small}
            spec:
              collectors:
                - clusterInfo: {}
              analyzers: []
            """;

    private Specs() {}
}
