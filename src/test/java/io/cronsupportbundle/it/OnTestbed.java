package io.cronsupportbundle.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// Runs a test only where the real servers of `src/testbed` are.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(named = "TESTBED_HOME", matches = ".+", disabledReason = OnTestbed.REASON)
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+", disabledReason = OnTestbed.REASON)
@EnabledIfEnvironmentVariable(named = "S3_ENDPOINT", matches = ".+", disabledReason = OnTestbed.REASON)
@EnabledIfEnvironmentVariable(named = "TESTBED_BUCKET", matches = ".+", disabledReason = OnTestbed.REASON)
@interface OnTestbed {
    String REASON = "no real servers here: TESTBED_HOME, KUBECONFIG, S3_ENDPOINT or TESTBED_BUCKET is not set; src/testbed/README.md tells how";
}
