package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.DocumentSplitter.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads YAML as the peer's Go library does (`sigs.k8s.io/yaml`: YAML 1.1 scalars, order-dependent merge keys, the last of two equal keys
/// wins), because a specification has to mean here what it means there. The differences are kept as test data.
///
/// Input is hostile until proven otherwise: size, nesting and the growth by aliases are limited.
public final class YamlReader {
    /// Each repair reads the document again.
    private static final int MAX_REPAIRS = 50;

    private final List<SpecProblem> problems;

    /// @param problems where what is wrong is added
    public YamlReader(List<SpecProblem> problems) {
        this.problems = problems;
    }

    /// All documents that can be read, in their order; a broken one is left out and reported.
    public List<YamlValue> read(SpecText text) {
        List<YamlValue> documents = new ArrayList<>();
        read(text, documents::add);
        return documents;
    }

    /// Hands on one document after the other, so that problems stay in the order of the text.
    void read(SpecText text, Consumer<YamlValue> document) {
        if (text.text().length() > SpecText.MAX_BYTES) {
            report(new BrokenDocument("spec.too-large", new Position(text.source(), 1, 1),
                    "The text is larger than " + SpecText.MAX_BYTES / 1024 / 1024 + " MiB", "Give only the specification"));
            return;
        }
        for (Piece piece : DocumentSplitter.split(text)) {
            try {
                refuseControlCharacters(piece);
                documents(piece).forEach(document);
            } catch (BrokenDocument broken) {
                report(broken);
            }
        }
    }

    private List<YamlValue> documents(Piece piece) throws BrokenDocument {
        Piece text = piece;
        for (int repairs = 0; ; repairs++) {
            List<SpecProblem> found = new ArrayList<>();
            try {
                List<YamlValue> documents = new YamlBuilder(text, found).documents();
                problems.addAll(found);
                return documents;
            } catch (BrokenDocument broken) {
                Optional<Piece> repaired = repairs < MAX_REPAIRS ? TabRepair.of(text, broken.problem()) : Optional.empty();
                text = repaired.orElseThrow(() -> broken);
            }
        }
    }

    private void report(BrokenDocument broken) {
        problems.add(broken.problem());
    }

    /// Looked for beforehand, since the parser names neither line nor column for them.
    private static void refuseControlCharacters(Piece piece) throws BrokenDocument {
        int line = piece.firstLine();
        int column = 1;
        String text = piece.text();
        for (int index = 0; index < text.length(); ) {
            int character = text.codePointAt(index);
            index += Character.charCount(character);
            if (character == '\n' || (character == '\r' && !text.startsWith("\n", index))) {
                line++;
                column = 1;
                continue;
            }
            if (!isAllowed(character)) {
                throw new BrokenDocument("spec.control-character", new Position(piece.source(), line, column),
                        "The character " + String.format("U+%04X", character) + " is not allowed in YAML",
                        "Remove it, or save the file as UTF-8 if it is in another encoding");
            }
            column++;
        }
    }

    /// YAML 1.2 §5.1.
    private static boolean isAllowed(int character) {
        if (character < 0x20) {
            return character == '\t' || character == '\r';
        }
        boolean control = character >= 0x7F && character < 0xA0 && character != 0x85;
        boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
        return !control && !surrogate && character != 0xFFFE && character != 0xFFFF;
    }
}
