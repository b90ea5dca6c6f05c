package io.cronsupportbundle.job;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.archive.BundleArchiver;
import io.cronsupportbundle.archive.Compression;
import io.cronsupportbundle.archive.OpenedBundle;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.JsonStyle;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.redact.RedactingSink;
import io.cronsupportbundle.redact.Redactor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes a bundle that exists through today's rules: one that an older version made, or another tool.
public final class RedactedAgain {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Texts up to this size are read as documents as they pass, and keep every byte but what is masked.
    private static final int WHOLE = 1 << 20;

    /// What a tree of this many bytes takes fits a laptop; larger documents are read by lines.
    private static final long LARGEST_TREE = 256L << 20;

    private final Redactor redactor;

    public RedactedAgain(Redactor redactor) {
        this.redactor = redactor;
    }

    /// What came of it.
    ///
    /// @param redactions how often each rule masked something
    /// @param withheld entries that are not in the new archive
    public record Result(BundleArchive archive, Map<String, Integer> redactions, List<Gap> withheld) {
        public Result {
            redactions = Map.copyOf(redactions);
            withheld = List.copyOf(withheld);
        }
    }

    /// Redacts every entry and writes an archive.
    ///
    /// @param directory empty, for the entries
    /// @param time stands in the headers of the archive
    public Result redact(OpenedBundle bundle, Path directory, Path target, Instant time) throws IOException {
        RedactingSink sink = new RedactingSink(redactor, directory, Long.MAX_VALUE / 4);
        for (BundlePath path : bundle.paths()) {
            boolean tree = path.value().endsWith(".json") && bundle.length(path) > WHOLE && bundle.length(path) <= LARGEST_TREE;
            if (!tree || !document(bundle, path, sink)) {
                text(bundle, path, sink);
            }
        }
        RedactedBundle redacted = sink.bundle();
        String top = bundle.topDirectory().isEmpty() || bundle.topDirectory().contains("/") ? "support-bundle" : bundle.topDirectory();
        BundleArchive archive = new BundleArchiver(Compression.forProcessors(Runtime.getRuntime().availableProcessors()), time)
                .write(redactor.redact(top), List.of(), redacted.entries(), redacted.links(), target);
        Map<String, Integer> redactions = new TreeMap<>();
        for (RedactedEntry entry : redacted.entries().values()) {
            entry.redactions().forEach((rule, count) -> redactions.merge(rule, count, Integer::sum));
        }
        return new Result(archive, redactions, redacted.missing());
    }

    private static void text(OpenedBundle bundle, BundlePath path, RedactingSink sink) throws IOException {
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = bundle.open(path).orElseThrow(); TextEntry entry = sink.text(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                entry.write(buffer, 0, read);
            }
            entry.complete();
        }
    }

    /// Whether a large document could be read as one.
    private static boolean document(OpenedBundle bundle, BundlePath path, RedactingSink sink) throws IOException {
        JsonNode tree;
        try (InputStream in = bundle.open(path).orElseThrow()) {
            tree = JSON.readTree(in);
        } catch (JacksonException e) {
            return false;
        }
        try (JsonEntry entry = sink.json(path, JsonStyle.TWO_SPACES)) {
            entry.tree(tree);
            entry.complete();
        }
        return true;
    }
}
