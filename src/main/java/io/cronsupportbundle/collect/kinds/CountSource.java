package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.plan.Permission;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// Where a count comes from, told well enough that somebody else can count again. None of its texts holds a password: they stand in plans
/// and in the bundle.
sealed interface CountSource permits ObjectCount, PageCount, QueryCount {

    /// What the number is the number of.
    String definition();

    /// Who was asked.
    String source();

    /// What is asked, for plans.
    String request();

    List<Permission> permissions();

    /// What is counted, where the specification does not say.
    String unit();

    Counted count(Collection run) throws IOException, InterruptedException;

    /// A number.
    ///
    /// @param definition the one of the source, with whatever only the answer told
    record Counted(String definition, BigDecimal value) {

        /// Larger ones are no counts, and take for ever to print.
        private static final int MAX_DIGITS = 30;

        /// Reads a number as documents and metrics have it.
        static BigDecimal number(String text) throws IOException {
            try {
                BigDecimal number = new BigDecimal(text.strip());
                if (number.signum() == 0) {
                    return BigDecimal.ZERO;
                }
                if (Math.abs((long) number.precision() - number.scale()) > MAX_DIGITS || number.scale() > MAX_DIGITS) {
                    throw new IOException("the value is out of range");
                }
                return number;
            } catch (NumberFormatException e) {
                // Its own message would quote what may be anything.
                throw new IOException("the value is no number");
            }
        }
    }
}
