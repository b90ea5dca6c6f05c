package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What all collectors of databases have in common: what a specification says to them, and the one small document that they write. A
/// database that cannot be reached is a finding and no failure of the collector.
///
/// @param parameters names of variables to read; of MySQL only
record DatabaseUse(String type, String collectorName, TextSource uri, List<String> parameters, Optional<DatabaseTls> tls) {

    static DatabaseUse read(String type, Fields fields) {
        TextSource uri = TextSource.read(fields, "uri");
        if (uri.isEmpty()) {
            fields.problem("uri", "spec.missing-field", "there is no uri", "Add uri: with the address of the database");
        }
        return new DatabaseUse(type, fields.text("collectorName", ""), uri, fields.texts("parameters"), fields.object("tls").map(DatabaseTls::read));
    }

    /// How a try went.
    ///
    /// @param error why not, or what went wrong afterwards; empty for nothing
    record Status(boolean connected, String error, String version, Map<String, String> variables) {
        static Status failed(String error) {
            return new Status(false, error, "", Map.of());
        }
    }

    /// One try of a collector.
    interface Attempt {
        Status tryOnce(String uri, Optional<TlsMaterial> tls) throws IOException, InterruptedException;
    }

    String title() {
        return Titles.named(type, collectorName);
    }

    List<PlannedEntry> plan(String shown) {
        List<Permission> permissions = new ArrayList<>(uri.permissions());
        tls.ifPresent(given -> permissions.addAll(given.permissions()));
        return List.of(new PlannedEntry("connect to " + shown, path().value(), List.copyOf(permissions)));
    }

    /// Tries, and writes down how it went.
    ///
    /// @param authority whether `tls` has to name an authority
    void write(Collection run, boolean authority, Attempt attempt) throws IOException, InterruptedException {
        String address = uri.resolve(run);
        if (address.isEmpty()) {
            throw new IOException("there is no uri");
        }
        Status status;
        try {
            status = attempt.tryOnce(address, tls.isPresent() ? Optional.of(tls.get().material(run, authority)) : Optional.empty());
        } catch (IOException e) {
            // Nothing was written yet, and all that was asked is this one database or its Secret.
            status = Status.failed(String.valueOf(e.getMessage()));
        }
        try (JsonEntry entry = run.sink().json(path(), JsonStyle.COMPACT)) {
            entry.startObject();
            entry.member("isConnected", status.connected);
            if (!status.error.isEmpty()) {
                entry.member("error", status.error);
            }
            if (!status.version.isEmpty()) {
                entry.member("version", status.version);
            }
            if (!status.variables.isEmpty()) {
                entry.name("variables");
                entry.startObject();
                for (Map.Entry<String, String> variable : status.variables.entrySet()) {
                    entry.member(variable.getKey(), variable.getValue());
                }
                entry.endObject();
            }
            entry.endObject();
            entry.complete(Outcome.COLLECTED, status.error);
        }
    }

    private BundlePath path() {
        return BundlePath.of(type, (collectorName.isEmpty() ? type : collectorName) + ".json");
    }
}
