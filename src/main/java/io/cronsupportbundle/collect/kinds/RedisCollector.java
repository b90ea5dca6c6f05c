package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.databases.DatabaseException;
import io.cronsupportbundle.collect.databases.Redis;
import io.cronsupportbundle.collect.kinds.DatabaseUse.Status;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `redis`: whether Redis can be reached with what the application uses, and which version it is.
@Singleton
final class RedisCollector implements Collector<DatabaseUse> {

    @Override
    public CollectorInfo info() {
        return CollectorInfo.of("redis", "redis", "asks whether Redis can be reached");
    }

    @Override
    public DatabaseUse read(Fields fields) {
        return DatabaseUse.read("redis", fields);
    }

    @Override
    public String title(DatabaseUse spec) {
        return spec.title();
    }

    @Override
    public List<PlannedEntry> plan(DatabaseUse spec) {
        try {
            return spec.plan("redis " + Redis.address(spec.uri()).shown());
        } catch (DatabaseException e) {
            return spec.plan("redis at an address that cannot be read");
        }
    }

    @Override
    public void collect(DatabaseUse spec, Collection run) throws IOException, InterruptedException {
        spec.write(run, true, tls -> new Status(true, "", Redis.version(spec.uri(), tls), Map.of()));
    }
}
