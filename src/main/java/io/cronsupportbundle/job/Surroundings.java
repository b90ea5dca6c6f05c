package io.cronsupportbundle.job;

import java.io.InputStream;
import java.time.Clock;
import java.util.Map;

/// What a process gets from outside, given to everything that would otherwise reach for it.
///
/// @param environment environment variables
/// @param version of this program
public record Surroundings(Map<String, String> environment, InputStream standardInput, Clock clock, String version) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// What this program calls itself before every server.
    public String userAgent() {
        return "cron-support-bundle/" + version;
    }
}
