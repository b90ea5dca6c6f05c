package io.cronsupportbundle.collect.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.collect.resources.SplitListHandler.ItemWatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Notes which types the CustomResourceDefinitions define as they pass into their file, so that they need not be listed twice.
final class CustomTypes implements ItemWatcher {
    private final List<CustomType> types = new ArrayList<>();

    @Override
    public void begin(Set<String> namespaces) {
        types.clear();
    }

    @Override
    public void item(ObjectNode definition) {
        CustomType.of(definition).ifPresent(types::add);
    }

    List<CustomType> types() {
        return List.copyOf(types);
    }
}
