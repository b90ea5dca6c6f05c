package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import io.cronsupportbundle.collect.kinds.TextSource.Literal;
import io.cronsupportbundle.collect.kinds.TextSource.Stored;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Asks whether a database can be reached with what the application uses, and which version it is. What differs from kind to kind is how its
/// uri reads and how it is asked.
abstract class DatabaseCollector implements Collector<DatabaseUse> {
    private final String key;
    private final String product;
    private final boolean authority;

    /// @param product its name for people
    /// @param authority whether `tls` has to name an authority, as other tools want it of all databases but two
    DatabaseCollector(String key, String product, boolean authority) {
        this.key = key;
        this.product = product;
        this.authority = authority;
    }

    /// Where a uri leads, for people: never user or password.
    abstract String shown(String uri);

    /// Tries once. Whatever is thrown before there is a connection means that there is none.
    abstract Status ask(String uri, Optional<TlsMaterial> tls, DatabaseUse use, Collection run) throws IOException, InterruptedException;

    @Override
    public final CollectorInfo info() {
        return CollectorInfo.of(key, key, "asks whether " + product + " can be reached");
    }

    @Override
    public final DatabaseUse read(Fields fields) {
        return DatabaseUse.read(key, fields);
    }

    @Override
    public final String title(DatabaseUse use) {
        return use.title();
    }

    @Override
    public final List<PlannedEntry> plan(DatabaseUse use) {
        return use.plan(switch (use.uri()) {
            case Literal literal -> shown(literal.text());
            case Stored source -> key + " at the address in " + source;
        });
    }

    @Override
    public final void collect(DatabaseUse use, Collection run) throws IOException, InterruptedException {
        use.write(run, authority, (uri, tls) -> ask(uri, tls, use, run));
    }
}
