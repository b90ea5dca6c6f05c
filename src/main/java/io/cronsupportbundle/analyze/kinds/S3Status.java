package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.when.DatabaseCondition.Versions;
import jakarta.inject.Singleton;

/// Says whether an S3 bucket could be reached, and in which version, as its collector noted.
@Singleton
final class S3Status extends ConnectionAnalyzer {
    S3Status() {
        super("s3Status", "an S3 bucket", new Icon("kubernetes_s3_analyze", "s3-analyze.svg"), Versions.SEMANTIC, true);
    }
}
