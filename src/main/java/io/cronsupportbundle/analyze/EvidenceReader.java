package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.cronsupportbundle.bundle.BadPathException;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What one analyzer sees of a bundle. It finds and reads entries, tells which others may exist and were not seen, and remembers what was
/// read, which is the evidence of the findings.
///
/// Lists are read object by object, texts up to a limit, so that memory does not grow with a bundle.
public final class EvidenceReader {

    /// Bytes of a text that is looked at as a whole; beyond it the text counts as truncated. A job runs in 64 MiB of heap, and reading
    /// takes twice the text for a moment.
    public static final int MAX_TEXT = 16 * 1024 * 1024;

    /// Bytes of a JSON document that is needed as a tree.
    private static final int MAX_DOCUMENT = 16 * 1024 * 1024;

    /// Bytes of the end of a log that can be shown.
    private static final int TAIL = 16 * 1024;

    private static final ObjectReader JSON = new ObjectMapper().readerFor(JsonNode.class);
    private static final ObjectReader WHOLE = JSON.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final BundleView bundle;
    private final Set<BundlePath> opened = new LinkedHashSet<>();

    private final Optional<Instant> time;

    EvidenceReader(BundleView bundle) {
        this(bundle, bundle.time());
    }

    EvidenceReader(BundleView bundle, Optional<Instant> time) {
        this.bundle = bundle;
        this.time = time;
    }

    /// Takes the objects of a list, one after the other.
    public interface ItemVisitor {
        void item(JsonNode item) throws AnalyzerException, IOException;
    }

    /// The entries that match a pattern of [GoGlob], in order of their paths.
    public List<BundlePath> find(String pattern) throws AnalyzerException {
        return BundleGlob.of(pattern).in(bundle.paths());
    }

    /// The entries that match `pattern` and none of `excludes`.
    public List<BundlePath> find(String pattern, List<String> excludes) throws AnalyzerException {
        List<BundleGlob> without = new ArrayList<>();
        for (String exclude : excludes) {
            without.add(BundleGlob.of(exclude));
        }
        return find(pattern).stream().filter(path -> without.stream().noneMatch(glob -> glob.matches(path))).toList();
    }

    /// The entry at exactly this path. Names of objects make paths, so what is no path at all is in no bundle.
    public Optional<BundlePath> entry(String path) {
        try {
            return Optional.of(new BundlePath(path)).filter(bundle.paths()::contains);
        } catch (BadPathException hostile) {
            return Optional.empty();
        }
    }

    /// As [#find], where nothing found means that nothing can be said.
    public List<BundlePath> require(String pattern) throws AnalyzerException {
        List<BundlePath> found = find(pattern);
        if (found.isEmpty()) {
            throw new MissingInputException(whyMissing(pattern));
        }
        return found;
    }

    /// What a pattern may have hit and was not, or not completely, collected. That the cluster does not have it counts as seen.
    public List<Gap> unseen(String pattern) throws AnalyzerException {
        BundleGlob glob = BundleGlob.of(pattern);
        return bundle.gaps().stream()
                .filter(gap -> !gap.outcome().complete() && gap.outcome() != Outcome.ABSENT && glob.mayHit(gap))
                .toList();
    }

    /// To be called before concluding that something is not in the entries that a pattern hits.
    ///
    /// @throws MissingInputException when it may be in what was not collected
    public void requireWhole(String pattern) throws AnalyzerException {
        List<Gap> unseen = unseen(pattern);
        if (!unseen.isEmpty()) {
            throw new MissingInputException(describe(unseen.getFirst()));
        }
    }

    /// Whether one of the lists that a pattern hits has an object.
    ///
    /// @throws MissingInputException when there is no list, or when the object may be in what was not collected
    public boolean contains(String pattern, Predicate<JsonNode> wanted) throws AnalyzerException, IOException {
        List<BundlePath> found = new ArrayList<>();
        for (BundlePath path : require(pattern)) {
            items(path, item -> {
                if (wanted.test(item)) {
                    found.add(path);
                }
            });
        }
        if (found.isEmpty()) {
            requireWhole(pattern);
        }
        return !found.isEmpty();
    }

    /// Why a pattern hits nothing, when the bundle knows.
    public Optional<Gap> explanation(String pattern) throws AnalyzerException {
        BundleGlob glob = BundleGlob.of(pattern);
        return bundle.gaps().stream().filter(gap -> gap.outcome() != Outcome.COLLECTED && glob.mayHit(gap)).findFirst();
    }

    public String whyMissing(String pattern) throws AnalyzerException {
        Optional<Gap> gap = explanation(pattern);
        return gap.isPresent() ? describe(gap.get()) : pattern + " is not in the bundle";
    }

    public static String describe(Gap gap) {
        String how = gap.outcome() == Outcome.TRUNCATED ? " is not complete" : " was not collected";
        return gap.place() + how + " (" + gap.outcome().key() + (gap.cause().isEmpty() ? ")" : ": " + gap.cause() + ")");
    }

    /// A JSON document as a tree.
    ///
    /// @throws MissingInputException when there is no such entry, or an empty one
    public JsonNode document(String path) throws AnalyzerException, IOException {
        return document(require(path).getFirst());
    }

    /// As [#document(String)], for an entry that was found.
    public JsonNode document(BundlePath entry) throws AnalyzerException, IOException {
        try (InputStream in = open(entry)) {
            byte[] bytes = in.readNBytes(MAX_DOCUMENT + 1);
            if (bytes.length > MAX_DOCUMENT) {
                throw new AnalyzerException(entry + " is larger than " + MAX_DOCUMENT + " bytes");
            }
            if (bytes.length == 0) {
                throw new MissingInputException(entry + " is empty");
            }
            return WHOLE.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw notJson(entry, e);
        }
    }

    /// The first document of a YAML entry as a tree.
    ///
    /// @throws MissingInputException when there is no such entry, or an empty one
    public JsonNode yaml(String path) throws AnalyzerException, IOException {
        BundlePath entry = require(path).getFirst();
        String text = string(entry);
        if (text.isBlank()) {
            throw new MissingInputException(entry + " is empty");
        }
        return Yaml.read(entry.value(), text);
    }

    /// A text that is needed as a whole.
    public String string(BundlePath path) throws AnalyzerException, IOException {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(MAX_DOCUMENT + 1);
            if (bytes.length > MAX_DOCUMENT) {
                throw new AnalyzerException(path + " is larger than " + MAX_DOCUMENT + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The end of a text, whatever its length.
    public List<String> lastLines(BundlePath path, int count) throws IOException {
        byte[] end = new byte[0];
        try (InputStream in = open(path)) {
            for (byte[] next = in.readNBytes(TAIL); next.length > 0; next = in.readNBytes(TAIL)) {
                byte[] both = Arrays.copyOf(end, end.length + next.length);
                System.arraycopy(next, 0, both, end.length, next.length);
                end = Arrays.copyOfRange(both, Math.max(0, both.length - TAIL), both.length);
            }
        }
        List<String> lines = new String(end, StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /// Visits the objects of a Kubernetes list; old bundles have a bare array instead. `items: null` is an empty list.
    ///
    /// @throws MissingInputException when the entry is empty
    public void items(BundlePath path, ItemVisitor visitor) throws AnalyzerException, IOException {
        try (InputStream in = open(path);
                JsonParser parser = JSON.createParser(in)) {
            switch (parser.nextToken()) {
                case null -> throw new MissingInputException(path + " is empty");
                case VALUE_NULL -> {}
                case START_ARRAY -> visit(path, parser, visitor);
                case START_OBJECT -> {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        boolean items = parser.currentName().equals("items");
                        JsonToken value = parser.nextToken();
                        if (items && value == JsonToken.START_ARRAY) {
                            visit(path, parser, visitor);
                        } else if (items && value != JsonToken.VALUE_NULL) {
                            throw new AnalyzerException(path + " is not a list: its items are no array");
                        } else {
                            parser.skipChildren();
                        }
                    }
                }
                default -> throw new AnalyzerException(path + " is not a list");
            }
            if (parser.nextToken() != null) {
                throw new AnalyzerException(path + " goes on after its end");
            }
        } catch (JsonProcessingException e) {
            throw notJson(path, e);
        }
    }

    /// The beginning of a text, at most [#MAX_TEXT] bytes.
    public TextExcerpt text(BundlePath path) throws IOException {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readNBytes(MAX_TEXT);
            return new TextExcerpt(bytes, in.read() < 0);
        }
    }

    /// When the bundle was collected, where that is known; it is the only clock of an analyzer.
    public Optional<Instant> time() {
        return time;
    }

    /// All entries read so far.
    public List<BundlePath> opened() {
        return List.copyOf(opened);
    }

    private static void visit(BundlePath path, JsonParser parser, ItemVisitor visitor) throws AnalyzerException, IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode item = JSON.readTree(parser);
            if (item == null || !item.isObject()) {
                throw new AnalyzerException(path + " has an item that is no object");
            }
            visitor.item(item);
        }
    }

    private InputStream open(BundlePath path) throws IOException {
        opened.add(path);
        return bundle.open(path).orElseThrow(() -> new NoSuchFileException(path.value()));
    }

    private static AnalyzerException notJson(BundlePath path, JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new AnalyzerException(path + " is not JSON" + place, e);
    }
}
