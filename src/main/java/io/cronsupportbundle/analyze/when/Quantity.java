package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts as Kubernetes writes them: `500m`, `16Gi`, `1e3` (Kubernetes, reference, Quantity).
public record Quantity(BigDecimal value) implements Comparable<Quantity> {
    private static final Pattern FORM = Pattern.compile("([+-]?(?:\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40}))([A-Za-z]{0,2}|[eE][+-]?\\d{1,2})");
    private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
            Map.entry("n", new BigDecimal("1e-9")), Map.entry("u", new BigDecimal("1e-6")), Map.entry("m", new BigDecimal("1e-3")),
            Map.entry("", BigDecimal.ONE), Map.entry("k", new BigDecimal("1e3")), Map.entry("M", new BigDecimal("1e6")),
            Map.entry("G", new BigDecimal("1e9")), Map.entry("T", new BigDecimal("1e12")), Map.entry("P", new BigDecimal("1e15")),
            Map.entry("E", new BigDecimal("1e18")), Map.entry("Ki", binary(10)), Map.entry("Mi", binary(20)),
            Map.entry("Gi", binary(30)), Map.entry("Ti", binary(40)), Map.entry("Pi", binary(50)), Map.entry("Ei", binary(60)));

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

    public static Optional<Quantity> find(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String suffix = matcher.group(2);
        BigDecimal number = new BigDecimal(matcher.group(1).endsWith(".") ? matcher.group(1) + "0" : matcher.group(1));
        BigDecimal factor = SUFFIXES.get(suffix);
        if (factor != null) {
            return Optional.of(new Quantity(number.multiply(factor)));
        }
        boolean exponent = suffix.length() > 1 && Character.toLowerCase(suffix.charAt(0)) == 'e'
                && !Character.isLetter(suffix.charAt(suffix.length() - 1));
        return exponent
                ? Optional.of(new Quantity(number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)))))
                : Optional.empty();
    }

    public static Quantity parse(String text) throws AnalyzerException {
        return find(text).orElseThrow(() -> new AnalyzerException("\"" + text + "\" is not an amount such as 500m or 16Gi"));
    }

    /// Part of a whole counts as a whole, as when Kubernetes turns an amount into a whole number.
    public long roundedUp() {
        return value.setScale(0, RoundingMode.UP).longValue();
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    private static BigDecimal binary(int exponent) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(exponent));
    }
}
