package io.cronsupportbundle.analyze.when;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The one condition on certificates: `notAfter < Today + 30 days`. Any other text is no condition, and the peer does not read it.
public final class ExpiryDays {
    private static final Pattern FORM = Pattern.compile("notAfter < Today \\+ (\\d{1,6}) days");

    private ExpiryDays() {}

    /// The number of days, if the text has such a condition somewhere.
    public static OptionalInt parse(String when) {
        Matcher matcher = FORM.matcher(when);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
