package io.cronsupportbundle.upload;

import java.time.Duration;

/// Waiting between attempts, injected so that tests need not wait.
@FunctionalInterface
public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
}
