package io.cronsupportbundle.job;

import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.time.Instant;

/// What identifies a run in its own documents.
///
/// @param version of this program
/// @param app the application's name
/// @param versionLabel the application's version as the settings tell it
/// @param cluster the cluster's token
record RunFacts(String version, String app, String versionLabel, String cluster, String namespace, Instant started) {

    void write(JsonEntry entry) throws IOException {
        entry.name("tool");
        entry.startObject();
        entry.member("name", "cron-support-bundle");
        entry.member("version", version);
        entry.endObject();
        entry.member("app", app);
        entry.member("versionLabel", versionLabel);
        entry.member("cluster", cluster);
        entry.member("namespace", namespace);
    }
}
