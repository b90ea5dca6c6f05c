package io.cronsupportbundle.collect.databases;

import io.cronsupportbundle.collect.Collection;
import java.time.Duration;
import java.util.Optional;

/// One kind of database that SQL can be asked of. A bean; nobody lists them.
public interface Database {

    /// To connect, and for each answer. A server that is there answers sooner.
    Duration TIMEOUT = Duration.ofSeconds(10);

    /// Its name in specifications: `postgres`.
    String key();

    /// Reads where a uri leads, in the form that the Go driver of other tools takes.
    ///
    /// @throws DatabaseException when it cannot be read
    DatabaseAddress address(String uri) throws DatabaseException;

    /// Logs in.
    ///
    /// @param tls empty for what the uri and the platform say
    DatabaseConnection connect(String uri, Optional<TlsMaterial> tls, Collection run) throws DatabaseException, InterruptedException;

    /// Where a uri leads, for people: never user or password.
    default String shown(String uri) {
        try {
            return key() + " " + address(uri).shown();
        } catch (DatabaseException e) {
            return key() + " at an address that cannot be read";
        }
    }
}
