package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.DocumentSplitter.Piece;
import io.cronsupportbundle.spec.YamlValue.Sequence;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds values from the parser's events rather than from its own tree, for three reasons: the tree knows no YAML 1.1 scalars, it
/// recurses without a limit, and it cannot say how large a document becomes through its aliases.
final class YamlBuilder {
    /// Deeper than any schema in a chart that is piped in (about 60), shallow enough for every stack.
    static final int MAX_DEPTH = 200;

    /// In characters, each value counting 32 more; twice what the largest text of long scalars needs.
    static final int MAX_WEIGHT = 32 * 1024 * 1024;

    private static final int WEIGHT_OF_A_VALUE = 32;
    private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

    private final Piece piece;
    private final List<SpecProblem> problems;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Map<String, Position> open = new HashMap<>();
    private int weight;
    private int deepest;

    /// What an alias repeats.
    private record Anchored(YamlValue value, int weight, int height) {}

    YamlBuilder(Piece piece, List<SpecProblem> problems) {
        this.piece = piece;
        this.problems = problems;
        // The parser moves all that it holds of a scalar for each buffer it reads, so small buffers cost quadratic time.
        LoadSettings settings = LoadSettings.builder().setLabel(piece.source()).setCodePointLimit(SpecText.MAX_BYTES)
                .setBufferSize(Math.max(1024, piece.text().length() + 1)).build();
        this.events = new Parse(settings).parseString(piece.text()).iterator();
    }

    List<YamlValue> documents() throws BrokenDocument {
        List<YamlValue> documents = new ArrayList<>();
        try {
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent) {
                    anchors.clear();
                    documents.add(value(events.next(), 1, null));
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw SyntaxProblem.of(piece, e.getProblem(), position(e.getProblemMark().or(e::getContextMark)));
        } catch (YamlEngineException e) {
            throw SyntaxProblem.of(piece, String.valueOf(e.getMessage()), position(Optional.empty()));
        }
        return documents;
    }

    /// @param key where the key stands, which is the place of everything that has no visible start of its own
    private YamlValue value(Event event, int depth, @Nullable Position key) throws BrokenDocument {
        Position at = position(event.getStartMark());
        if (event instanceof AliasEvent alias) {
            return repeated(alias.getAlias().getValue(), depth, at);
        }
        int weightBefore = weight;
        int deepestBefore = deepest;
        deepest = depth;
        Optional<String> anchor = event instanceof NodeEvent node ? node.getAnchor().map(Anchor::getValue) : Optional.empty();
        anchor.ifPresent(name -> open.put(name, at));
        grow(WEIGHT_OF_A_VALUE, depth, at);
        YamlValue value = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, scalar.getValue().isEmpty() && scalar.isPlain() && key != null ? key : at);
            case MappingStartEvent mapping -> mapping(depth, start(mapping, key, at));
            case SequenceStartEvent sequence -> sequence(depth, start(sequence, key, at));
            default -> throw new IllegalStateException("No value starts with " + event);
        };
        anchor.ifPresent(name -> {
            open.remove(name);
            anchors.put(name, new Anchored(value, weight - weightBefore, deepest - depth));
        });
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private YamlValue scalar(ScalarEvent scalar, Position at) throws BrokenDocument {
        grow(scalar.getValue().length(), 1, at);
        if (scalar.getTag().isPresent()) {
            return GoScalar.tagged(scalar.getTag().get(), scalar.getValue(), at);
        }
        return scalar.isPlain() ? GoScalar.plain(scalar.getValue(), at) : new Text(scalar.getValue(), at);
    }

    private YamlValue mapping(int depth, Position at) throws BrokenDocument {
        Members members = new Members(problems);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Position keyAt = position(event.getStartMark());
            boolean merge = isMerge(event);
            String name = merge ? "<<" : members.name(value(event, depth + 1, null));
            YamlValue value = value(events.next(), depth + 1, keyAt);
            if (merge) {
                members.merge(value, keyAt);
            } else {
                members.put(name, keyAt, value);
            }
        }
        return members.toMapping(at);
    }

    private YamlValue sequence(int depth, Position at) throws BrokenDocument {
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1, null));
        }
        return new Sequence(items, at);
    }

    private YamlValue repeated(String name, int depth, Position at) throws BrokenDocument {
        Anchored anchored = anchors.get(name);
        if (open.containsKey(name)) {
            throw new BrokenDocument("spec.recursive-alias", at, "The alias stands inside the value that it repeats", "Remove it");
        }
        if (anchored == null) {
            // Without the name: it may be a password that lacks its quotes.
            throw new BrokenDocument("spec.unknown-alias", at, "The alias has no anchor above it",
                    "Put a text that starts with * in quotes");
        }
        deepest = Math.max(deepest, depth + anchored.height());
        grow(anchored.weight(), depth + anchored.height(), at);
        return anchored.value();
    }

    private void grow(int more, int depth, Position at) throws BrokenDocument {
        if (depth > MAX_DEPTH) {
            throw new BrokenDocument("spec.too-deep", at, "The document nests deeper than " + MAX_DEPTH + " levels",
                    "Give only the specification");
        }
        weight += more;
        if (weight > MAX_WEIGHT) {
            throw new BrokenDocument("spec.too-many-values", at, "The document holds too many values once its aliases are resolved",
                    "Use fewer aliases and values");
        }
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getValue().equals("<<")
                && scalar.getTag().map(MERGE_TAG::equals).orElse(scalar.isPlain());
    }

    /// Block mappings and lists start on the line below their key; who reads a message looks for the key.
    private static Position start(CollectionStartEvent event, @Nullable Position key, Position at) {
        return key == null || event.isFlow() ? at : key;
    }

    private Position position(Optional<Mark> mark) {
        return mark.map(found -> new Position(piece.source(), piece.firstLine() + found.getLine(), found.getColumn() + 1))
                .orElseGet(() -> new Position(piece.source(), piece.firstLine(), 1));
    }
}
