package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.databases.ClickhouseDatabase;
import jakarta.inject.Singleton;

/// `clickhouse`: whether ClickHouse can be reached with what the application uses, and which version it is.
@Singleton
final class ClickhouseCollector extends SqlCollector {
    ClickhouseCollector(ClickhouseDatabase database) {
        super(database, "ClickHouse", true, "SELECT version()", WHOLE);
    }
}
