package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.MysqlDatabase;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `mysql`: whether MySQL can be reached with what the application uses, and which version it is.
@Singleton
final class MysqlCollector implements Collector<DatabaseUse> {
    private final MysqlDatabase database;

    MysqlCollector(MysqlDatabase database) {
        this.database = database;
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("mysql", "mysql", "asks whether MySQL can be reached");
    }

    @Override
    public DatabaseUse read(Fields fields) {
        return DatabaseUse.read("mysql", fields);
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
                return status(connection, spec.parameters());
            }
        });
    }

    private static Status status(DatabaseConnection connection, List<String> wanted) {
        String version = "";
        try {
            version = connection.query("select version()").getFirst().getFirst();
            Map<String, String> variables = new TreeMap<>();
            if (!wanted.isEmpty()) {
                for (List<String> row : connection.query("SHOW VARIABLES")) {
                    if (wanted.contains(row.getFirst())) {
                        variables.put(row.getFirst(), row.getLast());
                    }
                }
            }
            return new Status(true, "", version, variables);
        } catch (IOException e) {
            return new Status(true, String.valueOf(e.getMessage()), version, Map.of());
        }
    }
}
