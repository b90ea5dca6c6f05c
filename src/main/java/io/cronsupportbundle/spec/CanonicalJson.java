package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Fraction;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.spec.YamlValue.Whole;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/// One text for equal values, whatever their layout: compact JSON with sorted keys and Go's spelling of numbers. Duplicates are found by
/// it.
final class CanonicalJson {
    private final StringBuilder json = new StringBuilder();

    private CanonicalJson() {}

    static String of(YamlValue value) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.value(value);
        return canonical.json.toString();
    }

    /// An object of a single member.
    static String of(String key, YamlValue value) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.json.append('{');
        canonical.text(key);
        canonical.json.append(':');
        canonical.value(value);
        return canonical.json.append('}').toString();
    }

    /// As Go's `encoding/json` writes a float64.
    static String number(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (shortest.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
    }

    private void value(YamlValue value) {
        switch (value) {
            case Mapping mapping -> mapping(mapping);
            case Sequence sequence -> sequence(sequence);
            case Text text -> text(text.value());
            case Bool bool -> json.append(bool.value());
            case Whole whole -> json.append(whole.value());
            case Fraction fraction -> json.append(number(fraction.value()));
            case Nil _ -> json.append("null");
        }
    }

    private void mapping(Mapping mapping) {
        json.append('{');
        String separator = "";
        for (Map.Entry<String, YamlValue> member : new TreeMap<>(mapping.members()).entrySet()) {
            json.append(separator);
            text(member.getKey());
            json.append(':');
            value(member.getValue());
            separator = ",";
        }
        json.append('}');
    }

    private void sequence(Sequence sequence) {
        json.append('[');
        String separator = "";
        for (YamlValue item : sequence.items()) {
            json.append(separator);
            value(item);
            separator = ",";
        }
        json.append(']');
    }

    private void text(String text) {
        json.append('"');
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '"', '\\' -> json.append('\\').append(character);
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (character < 0x20 || character == 0x2028 || character == 0x2029) {
                        json.append(String.format("\\u%04x", (int) character));
                    } else {
                        json.append(character);
                    }
                }
            }
        }
        json.append('"');
    }
}
