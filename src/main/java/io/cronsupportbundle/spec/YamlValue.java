package io.cronsupportbundle.spec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a YAML document as Go's `sigs.k8s.io/yaml` sees it (YAML to JSON), with the place where it stands.
public sealed interface YamlValue {

    Position position();

    /// Keys in the order of the text; where each stands is in its value's position, or the key's own for nested values.
    record Mapping(Map<String, YamlValue> members, Position position) implements YamlValue {
        public Mapping {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    record Sequence(List<YamlValue> items, Position position) implements YamlValue {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Text(String value, Position position) implements YamlValue {}

    record Bool(boolean value, Position position) implements YamlValue {}

    /// A whole number; `literal` is how the text wrote it.
    record Whole(BigInteger value, String literal, Position position) implements YamlValue {}

    /// A number with a fraction or an exponent; `literal` is how the text wrote it.
    record Fraction(BigDecimal value, String literal, Position position) implements YamlValue {}

    record Nil(Position position) implements YamlValue {}
}
