package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether a MySQL server could be reached, and in which version, as its collector noted.
@Singleton
final class Mysql extends ConnectionAnalyzer {
    Mysql() {
        super("mysql", "a MySQL server", new Icon("kubernetes_mysql_analyze", "mysql-analyze.svg"), Versions.SEMANTIC, false);
    }
}
