package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// [DefaultSpecificationIT] on a real API server, whose pods crash in their own way.
@OnTestbed
@MicronautTest(startApplication = false)
class DefaultSpecificationRealServerIT {
    @Inject
    Program program;

    @TempDir
    Path directory;

    private final Testbed bed = Testbed.fromEnvironment();
    private final String prefix = "default-" + UUID.randomUUID();

    @Test
    void findsTheCrashingServicesWithTheirLastLinesAndIsSilentAboutAllOthers() throws Exception {
        Path spec = Files.writeString(directory.resolve("spec.yaml"), DefaultSpecificationIT.specification());
        program.run(bed.call(directory, prefix, "collect").with("SUPPORT_BUNDLE_SPEC", spec)).expect(0);

        Map<String, byte[]> objects = bed.objects(prefix);
        assertThat(objects).hasSize(1);
        DefaultSpecificationIT.namesExactlyTheCrashingServices(Bundle.read(objects.values().iterator().next()));
    }
}
