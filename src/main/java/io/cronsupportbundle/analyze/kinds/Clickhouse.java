package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether a ClickHouse server could be reached, and in which version, as its collector noted.
@Singleton
final class Clickhouse extends ConnectionAnalyzer {
    Clickhouse() {
        super("clickhouse", "a ClickHouse server", new Icon("kubernetes_clickhouse_analyze", "clickhouse-analyze.svg"), Versions.SEGMENTS, true);
    }
}
