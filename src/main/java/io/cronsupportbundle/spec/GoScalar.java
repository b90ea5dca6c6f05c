package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Fraction;
import io.cronsupportbundle.spec.YamlValue.Nil;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.spec.YamlValue.Whole;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a scalar means to Go's YAML library; the rules were read off its answers, which are kept in `spec/go-yaml.tsv` of the tests.
final class GoScalar {
    private static final String STANDARD_TAG = "tag:yaml.org,2002:";
    private static final Pattern WHOLE = Pattern.compile(
            "([-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_SIGNED = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    /// 64 binary digits, sign and prefix. What is longer cannot fit, and reading it as an integer would take quadratic time.
    private static final int LONGEST_WHOLE = 68;

    /// From here on Go writes a number with an exponent, which no integer field takes.
    private static final BigDecimal LEAST_WITH_EXPONENT = new BigDecimal("1e21");

    private GoScalar() {}

    /// An unquoted scalar without a tag.
    static YamlValue plain(String text, Position at) throws BrokenDocument {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> new Nil(at);
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE" -> new Bool(true, at);
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE" -> new Bool(false, at);
            case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf", "-.Inf", "-.INF" ->
                    throw new BrokenDocument("spec.not-a-number", at, text + " has no counterpart in JSON",
                            "Write a number, or put it in quotes");
            default -> number(text, at);
        };
    }

    /// A scalar with a tag. Unknown tags, and `!` alone, make a text of it.
    static YamlValue tagged(String tag, String text, Position at) throws BrokenDocument {
        if (!tag.startsWith(STANDARD_TAG)) {
            return new Text(text, at);
        }
        String type = tag.substring(STANDARD_TAG.length());
        return switch (type) {
            case "null", "bool", "int", "float" -> checked(type, plain(text, at));
            case "binary" -> binary(text, at);
            default -> new Text(text, at);
        };
    }

    private static YamlValue checked(String type, YamlValue value) throws BrokenDocument {
        boolean fits = switch (value) {
            case Nil _ -> type.equals("null");
            case Bool _ -> type.equals("bool");
            case Whole _ -> type.equals("int") || type.equals("float");
            case Fraction _ -> type.equals("float");
            case YamlValue _ -> false;
        };
        if (!fits) {
            throw new BrokenDocument("spec.wrong-tag", value.position(), "The value is not what its tag !!" + type + " says",
                    "Remove the tag");
        }
        return value;
    }

    private static Text binary(String text, Position at) throws BrokenDocument {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            return new Text(new String(bytes, StandardCharsets.UTF_8), at);
        } catch (IllegalArgumentException e) {
            throw new BrokenDocument("spec.not-base64", at, "The value after !!binary is not base64", "Encode it, or remove the tag");
        }
    }

    private static YamlValue number(String text, Position at) {
        char first = text.charAt(0);
        boolean digitOrSign = (first >= '0' && first <= '9') || first == '+' || first == '-';
        if (!digitOrSign && first != '.') {
            return new Text(text, at);
        }
        // Go strips underscores wherever they stand, but not from numbers that start with the point.
        String digits = digitOrSign ? text.replace("_", "") : text;
        Optional<BigInteger> whole = whole(digits);
        if (whole.isPresent()) {
            return new Whole(whole.get(), text, at);
        }
        return NUMBER.matcher(digits).matches() ? floating(Double.parseDouble(digits), text, at) : new Text(text, at);
    }

    private static Optional<BigInteger> whole(String digits) {
        Matcher matcher = WHOLE.matcher(digits);
        if (digits.length() > LONGEST_WHOLE || !matcher.matches()) {
            return Optional.empty();
        }
        BigInteger size;
        if (matcher.group("hex") != null) {
            size = new BigInteger(matcher.group("hex"), 16);
        } else if (matcher.group("binary") != null) {
            size = new BigInteger(matcher.group("binary"), 2);
        } else if (matcher.group("octal") != null) {
            size = new BigInteger(matcher.group("octal"), 8);
        } else {
            size = new BigInteger(matcher.group("decimal"));
        }
        String sign = matcher.group(1);
        BigInteger value = sign.equals("-") ? size.negate() : size;
        // strconv.ParseUint takes no sign.
        BigInteger most = sign.isEmpty() ? MOST : MOST_SIGNED;
        return value.compareTo(LEAST) >= 0 && value.compareTo(most) <= 0 ? Optional.of(value) : Optional.empty();
    }

    /// Through a double, as in Go; `1e3` and `1.0` come out as integers there, since JSON does not tell them apart.
    private static YamlValue floating(double value, String literal, Position at) {
        if (Double.isInfinite(value)) {
            return new Text(literal, at);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (decimal.scale() <= 0 && decimal.abs().compareTo(LEAST_WITH_EXPONENT) < 0) {
            return new Whole(decimal.toBigIntegerExact(), literal, at);
        }
        return new Fraction(decimal, literal, at);
    }
}
