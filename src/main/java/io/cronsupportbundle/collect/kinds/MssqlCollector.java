package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.MssqlDatabase;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `mssql`: whether SQL Server can be reached with what the application uses, and which version it is.
@Singleton
final class MssqlCollector implements Collector<DatabaseUse> {
    private static final Pattern VERSION = Pattern.compile("- ([0-9][0-9.]*)");

    private final MssqlDatabase database;

    MssqlCollector(MssqlDatabase database) {
        this.database = database;
    }

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("mssql", "mssql", "asks whether SQL Server can be reached");
    }

    @Override
    public DatabaseUse read(Fields fields) {
        return DatabaseUse.read("mssql", fields);
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
        spec.write(run, false, tls -> {
            try (DatabaseConnection connection = database.connect(spec.uri(), tls, run)) {
                return status(connection);
            }
        });
    }

    private static Status status(DatabaseConnection connection) {
        try {
            String banner = connection.query("select @@VERSION").getFirst().getFirst();
            Matcher matcher = VERSION.matcher(banner);
            return matcher.find() ? new Status(true, "", matcher.group(1), Map.of())
                    : new Status(true, "the version could not be read from the answer", "Unknown", Map.of());
        } catch (IOException e) {
            return new Status(true, String.valueOf(e.getMessage()), "", Map.of());
        }
    }
}
