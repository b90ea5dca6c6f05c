package io.cronsupportbundle.it;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for something that another thread or process brings about.
final class Eventually {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(2);
    private static final long LOOK_EVERY_MILLIS = 20;

    private Eventually() {}

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
