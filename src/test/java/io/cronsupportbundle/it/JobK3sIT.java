package io.cronsupportbundle.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/// The job on K3s, a whole cluster with a kubelet. It needs a Docker engine that may run privileged containers and has or gets the image,
/// which nothing can find out but an attempt of minutes; so somebody has to name the image.
@EnabledIfEnvironmentVariable(named = "K3S_IMAGE", matches = ".+", disabledReason = "K3S_IMAGE does not name an image of K3s; it needs"
        + " privileged containers")
@MicronautTest(startApplication = false)
class JobK3sIT {
    @Inject
    Program program;

    @TempDir
    Path directory;

    @Test
    void collectsAWholeCluster() throws Exception {
        DockerImageName image = DockerImageName.parse(System.getenv("K3S_IMAGE")).asCompatibleSubstituteFor("rancher/k3s");
        try (K3sContainer cluster = new K3sContainer(image)) {
            cluster.start();
            Path output = directory.resolve("bundle.tar.gz");
            Map<String, String> environment = new HashMap<>();
            environment.put("HOME", directory.toString());
            environment.put("TMPDIR", directory.toString());
            environment.put("KUBECONFIG", Files.writeString(directory.resolve("kubeconfig"), cluster.getKubeConfigYaml()).toString());
            environment.put("SUPPORT_BUNDLE_SPEC", Files.writeString(directory.resolve("spec.yaml"), Specs.SMALL).toString());
            environment.put("SUPPORT_BUNDLE_OUTPUT", output.toString());
            program.run(Call.of(environment, "collect")).expect(0);
            Bundle bundle = Bundle.read(output);
            assertThat(bundle.gaps()).isEmpty();
            assertThat(bundle.text("cluster-info/cluster_version.json")).contains("k3s");
            assertThat(bundle.json("cluster-resources/nodes.json").path("items")).hasSize(1);
        }
    }
}
