package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.databases.DatabaseException;
import io.cronsupportbundle.collect.databases.Redis;
import io.cronsupportbundle.collect.databases.TlsMaterial;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// `redis`: whether Redis can be reached with what the application uses, and which version it is.
@Singleton
final class RedisCollector extends DatabaseCollector {
    RedisCollector() {
        super("redis", "Redis", true);
    }

    @Override
    String shown(String uri) {
        try {
            return "redis " + Redis.address(uri).shown();
        } catch (DatabaseException e) {
            return "redis at an address that cannot be read";
        }
    }

    @Override
    Status ask(String uri, Optional<TlsMaterial> tls, DatabaseUse use, Collection run) throws IOException {
        return new Status(true, "", Redis.version(uri, tls), Map.of());
    }
}
