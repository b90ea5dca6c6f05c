package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;

/// Says whether a Microsoft SQL server could be reached, and in which version, as its collector noted.
@Singleton
final class Mssql implements Analyzer<DatabaseConnection.Spec> {
    private static final String KEY = "mssql";
    private static final Icon ICON = Icon.NONE;

    @Override
    public AnalyzerInfo info() {
        return DatabaseConnection.info(KEY, "a Microsoft SQL server");
    }

    @Override
    public DatabaseConnection.Spec read(Fields fields) {
        return DatabaseConnection.Spec.read(fields, KEY, ICON);
    }

    @Override
    public List<Finding> analyze(DatabaseConnection.Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        return DatabaseConnection.analyze(spec, evidence, Versions.SEGMENTS, true);
    }
}
