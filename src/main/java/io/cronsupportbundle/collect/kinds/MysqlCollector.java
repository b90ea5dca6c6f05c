package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.MysqlDatabase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `mysql`: whether MySQL can be reached with what the application uses, which version it is, and how it is set up.
@Singleton
final class MysqlCollector extends SqlCollector {
    MysqlCollector(MysqlDatabase database) {
        super(database, "MySQL", true, "select version()", WHOLE);
    }

    @Override
    Map<String, String> variables(DatabaseConnection connection, List<String> wanted) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        if (!wanted.isEmpty()) {
            for (List<String> row : connection.query("SHOW VARIABLES")) {
                if (wanted.contains(row.getFirst())) {
                    variables.put(row.getFirst(), row.getLast());
                }
            }
        }
        return variables;
    }
}
