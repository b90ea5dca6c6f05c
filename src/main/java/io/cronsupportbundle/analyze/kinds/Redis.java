package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether a Redis server could be reached, and in which version, as its collector noted.
@Singleton
final class Redis extends ConnectionAnalyzer {
    Redis() {
        super("redis", "a Redis server", new Icon("kubernetes_redis_analyze", "redis-analyze.svg"), Versions.SEMANTIC, false);
    }
}
