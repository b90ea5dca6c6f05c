package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether a PostgreSQL server could be reached, and in which version, as its collector noted.
@Singleton
final class Postgres extends ConnectionAnalyzer {
    Postgres() {
        super("postgres", "a PostgreSQL server", new Icon("kubernetes_postgres_analyze", "postgres-analyze.svg"), Versions.SEMANTIC, true);
    }
}
