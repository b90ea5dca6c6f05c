package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.databases.Database;
import io.cronsupportbundle.collect.databases.DatabaseConnection;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.collect.kinds.TextSource.Literal;
import io.cronsupportbundle.collect.kinds.TextSource.Stored;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The one number that a query gives: the first value of its first row. It only reads, in a transaction that is rolled back.
///
/// @param uri where the database is; may hold a password
record QueryCount(Database database, TextSource uri, String query, Optional<DatabaseTls> tls) implements CountSource {

    static Optional<CountSource> read(Fields fields, List<Database> databases) {
        String key = fields.text("database", "");
        TextSource uri = TextSource.read(fields, "uri");
        String query = fields.text("query", "");
        Optional<DatabaseTls> tls = fields.object("tls").map(DatabaseTls::read);
        Optional<Database> database = databases.stream().filter(one -> one.key().equals(key)).findFirst();
        if (database.isEmpty()) {
            fields.problem("database", "spec.missing-field", "a count by a query needs a kind of database",
                    "Add database: with one of " + databases.stream().map(Database::key).sorted().collect(Collectors.joining(", ")));
        }
        if (!query.strip().matches("(?is)(select|with)\\s.*")) {
            fields.problem("query", "spec.query", "the query does not only read", "Write a query that begins with select");
        }
        fields.finish();
        return database.map(known -> new QueryCount(known, uri, query, tls));
    }

    @Override
    public String definition() {
        return "first value of \"" + query.strip() + "\" in " + source();
    }

    @Override
    public String source() {
        return switch (uri) {
            case Literal literal -> database.shown(literal.text());
            case Stored source -> database.key() + " at the address in " + source;
        };
    }

    @Override
    public String request() {
        return "query " + source();
    }

    @Override
    public List<Permission> permissions() {
        List<Permission> permissions = new ArrayList<>(uri.permissions());
        tls.ifPresent(given -> permissions.addAll(given.permissions()));
        return List.copyOf(permissions);
    }

    @Override
    public String unit() {
        return "";
    }

    @Override
    public Counted count(Collection run) throws IOException, InterruptedException {
        Optional<TlsMaterial> material = tls.isPresent() ? Optional.of(tls.get().material(run, false)) : Optional.empty();
        try (DatabaseConnection connection = database.connect(uri.resolve(run), material, run)) {
            List<List<String>> rows = connection.query(query);
            if (rows.isEmpty() || rows.getFirst().isEmpty()) {
                throw new IOException("the query gave no row");
            }
            return new Counted(definition(), Counted.number(rows.getFirst().getFirst()));
        }
    }
}
