package io.cronsupportbundle.it;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;

/// Gives integration tests their program. Only their own context sees it: that of the program has no such environment.
@Factory
@Requires(env = Environment.TEST)
final class ProgramFactory {

    @Singleton
    Program program() {
        return Program.of(System.getProperty("it.program", ""));
    }
}
