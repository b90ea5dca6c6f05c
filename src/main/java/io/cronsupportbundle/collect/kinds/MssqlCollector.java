package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.databases.MssqlDatabase;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/// `mssql`: whether SQL Server can be reached with what the application uses, and which version it is.
@Singleton
final class MssqlCollector extends SqlCollector {
    MssqlCollector(MssqlDatabase database) {
        super(database, "SQL Server", false, "select @@VERSION", Pattern.compile("- ([0-9][0-9.]*)"));
    }
}
