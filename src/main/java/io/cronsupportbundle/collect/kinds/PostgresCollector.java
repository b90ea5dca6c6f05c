package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.databases.PostgresDatabase;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/// `postgres`: whether PostgreSQL can be reached with what the application uses, and which version it is.
@Singleton
final class PostgresCollector extends SqlCollector {
    PostgresCollector(PostgresDatabase database) {
        super(database, "PostgreSQL", false, "select version()", Pattern.compile("PostgreSQL ([0-9.]+)"));
    }
}
