package io.cronsupportbundle.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.spec.SpecSource.AtUrl;
import io.cronsupportbundle.spec.SpecSource.InCluster;
import io.cronsupportbundle.spec.SpecSource.InFile;
import io.cronsupportbundle.spec.SpecSource.StandardInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpecSourceTest {

    @Test
    void namesObjectsOfTheCluster() throws SpecException {
        assertThat(SpecSource.parse("secret/fxa/support-bundle-spec")).isEqualTo(new InCluster(ObjectKind.SECRET, "fxa",
                "support-bundle-spec", ""));
        assertThat(SpecSource.parse("configmap/fxa/specs/a.yaml")).isEqualTo(new InCluster(ObjectKind.CONFIG_MAP, "fxa", "specs",
                "a.yaml"));
        assertThat(SpecSource.parse("configmap/fxa/specs/a.yaml").display()).isEqualTo("configmap/fxa/specs/a.yaml");
    }

    @Test
    void namesFilesStandardInputAndAddresses(@TempDir Path directory) throws SpecException, IOException {
        Path file = Files.createFile(directory.resolve("spec.yaml"));
        assertThat(SpecSource.parse(file.toString())).isEqualTo(new InFile(file));
        assertThat(SpecSource.parse("-")).isEqualTo(new StandardInput());
        assertThat(SpecSource.parse("HTTPS://example.com/a")).isInstanceOf(AtUrl.class);
    }

    @Test
    void hidesWhateverInAnAddressMayBeSecret() throws SpecException {
        SpecSource source = SpecSource.parse("https://me:hunter2@example.com:8443/a/b?signature=hunter2#hunter2");
        assertThat(source.display()).isEqualTo("https://example.com:8443/a/b");
        assertThat(source).hasToString("https://example.com:8443/a/b");
        for (String bad : List.of("https://me:hunter2@exa mple/", "ftp://me:hunter2@example.com", "https://me:hunter2@/",
                "oci://hunter2@x/y")) {
            assertThat(refused(bad).toString()).as(bad).doesNotContain("hunter2");
        }
    }

    @Test
    void namesTheRemedyForWhatItRefuses(@TempDir Path directory) {
        assertThat(refused("secret/fxa").doThis()).contains("secret/NAMESPACE/NAME/KEY");
        assertThat(refused("secret/a/b/c/d").code()).isEqualTo("spec.bad-source");
        assertThat(refused("secret//b").code()).isEqualTo("spec.bad-source");
        assertThat(refused("secret/../b").code()).isEqualTo("spec.bad-source");
        assertThat(refused("configmap/Fxa/b").code()).isEqualTo("spec.bad-source");
        assertThat(refused(directory.toString()).code()).isEqualTo("spec.directory");
        assertThat(refused(directory.resolve("none").toString()).code()).isEqualTo("spec.no-such-file");
        assertThat(refused("").code()).isEqualTo("spec.no-such-file");
        assertThat(refused("a\u0000b").code()).isEqualTo("spec.no-such-file");
        assertThat(refused("ftp://example.com/x").what()).contains("ftp");
        assertThat(refused("oci://example.com/x").doThis()).contains("Pull");
        assertThat(refused("http:///x").code()).isEqualTo("spec.bad-source");
    }

    private static Problem refused(String argument) {
        SpecException refused = catchThrowableOfType(SpecException.class, () -> SpecSource.parse(argument));
        assertThat(refused).as(argument).isNotNull();
        return refused.problem();
    }
}
