package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.YamlValue.Mapping;

/// One item of a list of collectors or analyzers: which member of the family it names, and what it says to it.
///
/// @param key the family member: `logs`
/// @param body what stands under the key; empty when nothing does
/// @param exclude whether the item asks not to run
/// @param canonical the item as compact JSON with sorted keys; equal items are duplicates
public record SpecItem(String key, Mapping body, boolean exclude, String canonical) {

    /// The common field that some collectors use in their paths, or the empty string. Without quotes, a name such as `2024` reads as a
    /// number; it is taken as it was written, like every other text.
    public String collectorName() {
        return switch (body.members().get("collectorName")) {
            case null -> "";
            case YamlValue.Text text -> text.value();
            case YamlValue.Bool bool -> Boolean.toString(bool.value());
            case YamlValue.Whole whole -> whole.literal();
            case YamlValue.Fraction fraction -> fraction.literal();
            case YamlValue.Nil _, YamlValue.Mapping _, YamlValue.Sequence _ -> "";
        };
    }
}
