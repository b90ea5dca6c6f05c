package io.cronsupportbundle.collect.resources;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The namespaces that lists cover, and how they may be asked for.
///
/// @param names namespaces whose objects are wanted
/// @param clusterWide whether one list over all namespaces may stand for one list in each: only when the specification wants all
record Namespaces(SortedSet<String> names, boolean clusterWide) {
    Namespaces {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }
}
