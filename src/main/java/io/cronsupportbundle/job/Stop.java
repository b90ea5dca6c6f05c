package io.cronsupportbundle.job;

import java.util.function.BooleanSupplier;

/// The request to end, from whoever ends the process. It is kept: what has been collected is still archived, and nothing is sent any more,
/// because withdrawing consent ends a running job in just this way.
public final class Stop implements BooleanSupplier {
    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    @Override
    public boolean getAsBoolean() {
        return requested;
    }
}
