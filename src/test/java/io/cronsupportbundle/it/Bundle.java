package io.cronsupportbundle.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// What an archive holds, read without any code of the program.
///
/// @param files content by path below the top directory, in the order of the archive
/// @param names every name as it stands in the archive, links as well
record Bundle(Map<String, byte[]> files, List<String> names) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Bundle read(Path archive) {
        return read(bytes(archive));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bundle read(byte[] archive) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(gzip, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                names.add(entry.getName() + (entry.isSymbolicLink() ? " -> " + entry.getLinkName() : ""));
                if (entry.isFile() && !entry.isSymbolicLink()) {
                    files.put(entry.getName().substring(entry.getName().indexOf('/') + 1), tar.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundle(files, names);
    }

    String text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("no " + path + " in " + files.keySet()));
    }

    JsonNode json(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Paths of all files that hold a text, as it is.
    List<String> holding(String text) {
        return files.keySet().stream().filter(path -> new String(files.get(path), StandardCharsets.ISO_8859_1).contains(text)
                || path.contains(text)).toList();
    }

    /// What the analyzers call a failure: the first words of each finding.
    List<String> failures() {
        return items(json("analysis.json")).stream().filter(finding -> finding.path("severity").asText().equals("error"))
                .map(finding -> finding.at("/insight/primary").asText()).toList();
    }

    /// The manifest's outcome of a planned entry.
    String outcome(String path) {
        return items(json("manifest.json").path("entries")).stream().filter(entry -> entry.path("path").asText().equals(path))
                .map(entry -> entry.path("outcome").asText()).findFirst().orElse("not in the manifest");
    }

    /// Outcome and cause of every entry of the manifest that is not simply there.
    List<String> gaps() {
        return items(json("manifest.json").path("entries")).stream()
                .filter(entry -> !List.of("collected", "empty").contains(entry.path("outcome").asText()))
                .map(entry -> entry.path("outcome").asText() + " " + entry.path("path").asText() + " " + entry.path("cause").asText()).toList();
    }

    static List<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
