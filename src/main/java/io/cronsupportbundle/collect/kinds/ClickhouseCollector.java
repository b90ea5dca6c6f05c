package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.ClickhouseDatabase;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `clickhouse`: whether ClickHouse can be reached with what the application uses, and which version it is.
@Singleton
final class ClickhouseCollector implements Collector<DatabaseUse> {
    private final ClickhouseDatabase database;

    ClickhouseCollector(ClickhouseDatabase database) {
        this.database = database;
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("clickhouse", "clickhouse", "asks whether ClickHouse can be reached");
    }

    @Override
    public DatabaseUse read(Fields fields) {
        return DatabaseUse.read("clickhouse", fields);
    }

    @Override
    public String title(DatabaseUse spec) {
        return spec.title();
    }

    @Override
    public List<PlannedEntry> plan(DatabaseUse spec) {
        return spec.plan(database.shown(spec.uri()));
    }

    @Override
    public void collect(DatabaseUse spec, Collection run) throws IOException, InterruptedException {
        spec.write(run, true, tls -> {
            try (DatabaseConnection connection = database.connect(spec.uri(), tls, run)) {
                return status(connection);
            }
        });
    }

    private static Status status(DatabaseConnection connection) {
        try {
            return new Status(true, "", connection.query("SELECT version()").getFirst().getFirst(), Map.of());
        } catch (IOException e) {
            return new Status(true, String.valueOf(e.getMessage()), "", Map.of());
        }
    }
}
