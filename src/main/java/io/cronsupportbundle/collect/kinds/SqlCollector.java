package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.databases.Database;
import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A database whose version is the answer to a query, or a part of it.
abstract class SqlCollector extends DatabaseCollector {

    /// Takes the whole answer for the version.
    static final Pattern WHOLE = Pattern.compile("(.*)", Pattern.DOTALL);

    private final Database database;
    private final String query;
    private final Pattern version;

    /// @param query gives the version as the first value of its first row
    /// @param version whose first group is the version in that value
    SqlCollector(Database database, String product, boolean authority, String query, Pattern version) {
        super(database.key(), product, authority);
        this.database = database;
        this.query = query;
        this.version = version;
    }

    /// Settings of the server that a specification names, by name.
    Map<String, String> variables(DatabaseConnection connection, List<String> wanted) throws IOException {
        return Map.of();
    }

    @Override
    final String shown(String uri) {
        return database.shown(uri);
    }

    @Override
    final Status ask(String uri, Optional<TlsMaterial> tls, DatabaseUse use, Collection run) throws IOException, InterruptedException {
        try (DatabaseConnection connection = database.connect(uri, tls, run)) {
            return status(connection, use.parameters());
        }
    }

    /// A connection that breaks afterwards was one all the same.
    private Status status(DatabaseConnection connection, List<String> wanted) {
        String found = "";
        try {
            Matcher matcher = version.matcher(connection.query(query).getFirst().getFirst());
            if (!matcher.find()) {
                return new Status(true, "the version could not be read from the answer", "Unknown", Map.of());
            }
            found = matcher.group(1);
            return new Status(true, "", found, variables(connection, wanted));
        } catch (IOException e) {
            return new Status(true, String.valueOf(e.getMessage()), found, Map.of());
        }
    }
}
