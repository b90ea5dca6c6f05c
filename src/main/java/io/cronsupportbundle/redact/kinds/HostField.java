package io.cronsupportbundle.redact.kinds;

import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.redact.StructureRule;
import jakarta.inject.Singleton;
import java.util.Set;

/// Replaces names of nodes and hosts in documents by tokens, when somebody asks for it: the name of a Node, and fields that hold one.
@Singleton
final class HostField implements StructureRule {
    private static final Set<String> FIELDS = Set.of("nodeName", "hostname", "kubernetes.io/hostname", "host", "hosts", "externalName", "providerID");

    @Override
    public String name() {
        return "host-field";
    }

    @Override
    public TokenClass tokenClass() {
        return TokenClass.HOST;
    }

    @Override
    public String tokenType() {
        return "HOST";
    }

    @Override
    public boolean masksField(String name) {
        return FIELDS.contains(name);
    }

    @Override
    public boolean masks(Place place) {
        return place.field().equals("name") && place.parentField().equals("metadata")
                && (place.kind().equals("Node") || place.kind().equals("NodeList"));
    }
}
