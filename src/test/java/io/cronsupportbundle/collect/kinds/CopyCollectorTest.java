package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.CommandResult;
import io.cronsupportbundle.testing.cluster.CommandResult.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyCollectorTest {
    private final Cluster cluster = Cluster.empty().addNamespace("app");
    private final CollectorBench bench;

    CopyCollectorTest(@TempDir Path directory) {
        bench = new CollectorBench(cluster, directory);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static String pod(String name, String labels) {
        return """
                apiVersion: v1
                kind: Pod
                metadata: {name: %s, namespace: app, labels: {%s}}
                spec: {nodeName: n, containers: [{name: main}, {name: side}]}
                """.formatted(name, labels);
    }

    /// A tar of files; a name that ends in `@` becomes a symbolic link.
    static byte[] tar(String... namesAndTexts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1);
                boolean link = namesAndTexts[i].endsWith("@");
                TarArchiveEntry entry = link ? new TarArchiveEntry(namesAndTexts[i], TarConstants.LF_SYMLINK)
                        : new TarArchiveEntry(namesAndTexts[i], true);
                entry.setSize(link ? 0 : text.length);
                tar.putArchiveEntry(entry);
                tar.write(link ? new byte[0] : text);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void unpacksTheFilesOfEveryPod() {
        for (String name : List.of("web-1", "web-2")) {
            cluster.add(pod(name, "app: web")).addContainer("app", name, "main", command -> CommandResult.of(tar("conf/a.txt",
                    String.join(" ", command), "conf/link@", "", "conf/b.bin", "\u0000\u00ff\n")));
        }
        bench.collect("[copy: {name: files, namespace: app, selector: [app=web], containerPath: /etc/app/conf}]");

        assertThat(bench.paths()).containsExactlyInAnyOrder("files/app/web-1/etc/app/conf/a.txt", "files/app/web-1/etc/app/conf/b.bin",
                "files/app/web-2/etc/app/conf/a.txt", "files/app/web-2/etc/app/conf/b.bin");
        assertThat(bench.text("files/app/web-2/etc/app/conf/a.txt")).isEqualTo("tar -C /etc/app -cf - conf");
    }

    @Test
    void keepsMembersInTheirDirectory() {
        cluster.add(pod("web-1", "app: web")).addContainer("app", "web-1", "main",
                _ -> CommandResult.of(tar("../../../evil", "x", "/etc/passwd", "y", "good", "z")));
        bench.collect("[copy: {name: files, namespace: app, selector: [app=web], containerName: main, containerPath: /d/x}]");

        assertThat(bench.paths()).containsExactlyInAnyOrder("files/app/web-1/main/d/good", "files/app/web-1/main/d/etc/passwd");
        assertThat(bench.missing()).extracting(Gap::outcome).contains(Outcome.WITHHELD);
    }

    @Test
    void tellsHowTarFailed() {
        cluster.add(pod("web-1", "app: web")).addContainer("app", "web-1", "main", _ -> CommandResult.failing("", "tar: x: No such file", 2));
        bench.collect("[copy: {name: files, namespace: app, selector: [app=web], containerPath: /d/x}]");

        assertThat(bench.text("files/app/web-1/d/x-errors.json")).isEqualTo("""
                {
                  "/d/x/error": "command terminated with exit code 2",
                  "/d/x/stderr": "tar: x: No such file"
                }""");
    }

    @Test
    void dropsAFileThatBreaksOff() {
        byte[] whole = tar("x/one", "1", "x/two", "2".repeat(5000));
        cluster.add(pod("web-1", "app: web")).addContainer("app", "web-1", "main",
                _ -> CommandResult.of(Arrays.copyOf(whole, 2000)).ending(Ending.BREAKS));
        bench.collect("[copy: {name: files, namespace: app, selector: [app=web], containerPath: /d/x}]");

        // What came before the break may be lost with it.
        assertThat(bench.paths()).contains("files/app/web-1/d/x-errors.json").doesNotContain("files/app/web-1/d/x/two");
    }
}
