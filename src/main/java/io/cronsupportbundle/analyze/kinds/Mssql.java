package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether a Microsoft SQL server could be reached, and in which version, as its collector noted.
@Singleton
final class Mssql extends ConnectionAnalyzer {
    Mssql() {
        super("mssql", "a Microsoft SQL server", Icon.NONE, Versions.SEGMENTS, true);
    }
}
