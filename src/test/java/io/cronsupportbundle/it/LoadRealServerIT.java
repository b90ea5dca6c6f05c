package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A large cluster on a small heap: the jar has 64 MB, the native binary its own measure. Inside of this process the heap is the tests' own,
/// which would prove nothing.
@OnTestbed
@EnabledIfEnvironmentVariable(named = "TESTBED_LOAD", matches = "\\d+", disabledReason = "TESTBED_LOAD is not set to the number of pods that"
        + " `testbed load` has made")
@DisabledIfSystemProperty(named = "it.program", matches = "", disabledReason = "only a process has a heap of its own")
@MicronautTest(startApplication = false)
class LoadRealServerIT {
    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();
    private final String prefix = "load-" + UUID.randomUUID();

    @Test
    void collectsEveryPodOfALargeClusterInConstantMemory() throws Exception {
        program.run(bed.call(directory, prefix, "collect")).expect(0);
        Map<String, byte[]> objects = bed.objects(prefix);
        assertThat(objects).hasSize(1);
        Bundle bundle = Bundle.read(objects.values().iterator().next());
        assertThat(bundle.gaps()).isEmpty();
        int pods = bundle.files().keySet().stream().filter(path -> path.matches("cluster-resources/pods/load-[^/]+\\.json"))
                .mapToInt(path -> bundle.json(path).path("items").size()).sum();
        assertThat(pods).isEqualTo(Integer.parseInt(System.getenv("TESTBED_LOAD")));
    }
}
