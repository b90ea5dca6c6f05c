package io.cronsupportbundle.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as Go's `time.ParseDuration` reads them: `300ms`, `1.5h`, `2h45m`; units ns, us, µs, ms, s, m, h; `0` needs no unit.
/// Fractions are exact here and pass through a float there, which can differ by a nanosecond.
public final class GoDuration {
    private static final Pattern PART = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

    private GoDuration() {}

    public static Optional<Duration> parse(String text) {
        boolean negative = text.startsWith("-");
        String rest = negative || text.startsWith("+") ? text.substring(1) : text;
        if (rest.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (rest.isEmpty() || rest.length() > 64) {
            return Optional.empty();
        }
        Matcher matcher = PART.matcher(rest);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (end < rest.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                return Optional.empty();
            }
            // Go cuts off each part, not the sum.
            nanos = nanos.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit(matcher.group(2))))
                    .setScale(0, RoundingMode.DOWN));
            end = matcher.end();
        }
        BigDecimal signed = negative ? nanos.negate() : nanos;
        boolean fits = signed.toBigInteger().bitLength() < Long.SIZE;
        return fits ? Optional.of(Duration.ofNanos(signed.longValue())) : Optional.empty();
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 1_000L;
        };
    }
}
