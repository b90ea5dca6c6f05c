package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes one specification of many, in the order the peer uses (collectors.md §2, analyzers-and-redaction.md §5.6): the lists of all
/// `SupportBundle` documents as loaded, then the other kinds, then the default collectors, without exact duplicates.
///
/// Two differences, both to lose nothing: `Redactor` items are freed of duplicates as well (an object found twice is loaded twice, T46),
/// and the defaults are also added beside host collectors, since those do not run here and nothing would be left.
final class SpecMerger {
    private static final List<String> DEFAULTS = List.of("clusterInfo", "clusterResources");
    private static final Position NOWHERE = new Position("default", 1, 1);

    private SpecMerger() {}

    static SupportBundleSpec merge(List<SpecPart> parts, List<SpecProblem> problems) {
        List<SpecItem> collectors = new ArrayList<>();
        List<SpecItem> analyzers = new ArrayList<>();
        List<YamlValue> redactors = new ArrayList<>();
        for (DocumentKind kind : DocumentKind.values()) {
            for (SpecPart part : parts) {
                if (part.kind() == kind) {
                    collectors.addAll(part.collectors());
                    analyzers.addAll(part.analyzers());
                    redactors.addAll(part.redactors());
                }
            }
        }
        if (parts.stream().anyMatch(part -> part.kind().holdsCollectors())) {
            addDefaults(collectors);
        }
        return new SupportBundleSpec(distinct(collectors, SpecItem::canonical), distinct(analyzers, SpecItem::canonical),
                distinct(redactors, CanonicalJson::of), problems);
    }

    /// An excluded entry counts as present: that is how a customer opts out of a default.
    private static void addDefaults(List<SpecItem> collectors) {
        for (String key : DEFAULTS) {
            if (collectors.stream().noneMatch(item -> item.key().equals(key))) {
                Mapping empty = new Mapping(Map.of(), NOWHERE);
                collectors.add(new SpecItem(key, empty, false, CanonicalJson.of(key, empty)));
            }
        }
    }

    private static <T> List<T> distinct(List<T> items, Function<T, String> canonical) {
        Map<String, T> distinct = new LinkedHashMap<>();
        for (T item : items) {
            distinct.putIfAbsent(canonical.apply(item), item);
        }
        return List.copyOf(distinct.values());
    }
}
