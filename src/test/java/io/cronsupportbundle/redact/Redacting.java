package io.cronsupportbundle.redact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.redact.custom.CustomRedactors;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Sends texts and documents through the rules as a run does.
public final class Redacting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BundlePath PATH = BundlePath.of("some/entry");

    private final Redactor redactor;

    private Redacting(Redactor redactor) {
        this.redactor = redactor;
    }

    /// All rules of the product, found as a run finds them.
    public static Redacting withAllRules() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return new Redacting(context.getBean(Redactor.class));
        }
    }

    public static Redacting with(TextRule rule) {
        return new Redacting(new Redactor(List.of(), List.of(rule)));
    }

    public static Redacting with(StructureRule rule) {
        return new Redacting(new Redactor(List.of(rule), List.of()));
    }

    /// No rules, only the redactors of a customer.
    public static Redacting with(CustomRedactors redactors) {
        return new Redacting(new Redactor(List.of(), List.of()).with(redactors));
    }

    /// The same rules with tokens.
    public Redacting with(Tokens tokens) {
        return new Redacting(redactor.with(tokens));
    }

    public Redactor redactor() {
        return redactor;
    }

    /// One text, written in one piece.
    public String text(String text) {
        return text(PATH, text);
    }

    /// One text of a certain file.
    public String text(BundlePath path, String text) {
        return new String(bytes(path, text.getBytes(StandardCharsets.UTF_8), List.of()), StandardCharsets.UTF_8);
    }

    /// One text, written in pieces of random length.
    byte[] inPieces(byte[] bytes, Random random) {
        return bytes(PATH, bytes, random.ints(bytes.length + 1L, 1, 5_000).boxed().toList());
    }

    private byte[] bytes(BundlePath path, byte[] bytes, Collection<Integer> pieces) {
        return throughSink(path, sink -> {
            try (TextEntry entry = sink.text(path)) {
                int from = 0;
                for (int piece : pieces) {
                    int length = Math.min(piece, bytes.length - from);
                    entry.write(bytes, from, length);
                    from += length;
                }
                entry.write(bytes, from, bytes.length - from);
                entry.complete();
            }
        });
    }

    /// One document, printed in the bundle's dialect.
    public String json(String document) {
        return json(PATH, document);
    }

    /// One document of a certain file.
    public String json(BundlePath path, String document) {
        byte[] printed = throughSink(path, sink -> {
            try (JsonEntry entry = sink.json(path)) {
                entry.tree(JSON.readTree(document));
                entry.complete();
            }
        });
        return new String(printed, StandardCharsets.UTF_8);
    }

    private interface Action {
        void accept(RedactingSink sink) throws IOException;
    }

    private byte[] throughSink(BundlePath path, Action action) {
        try {
            Path directory = Files.createTempDirectory("redacting");
            try {
                RedactingSink sink = new RedactingSink(redactor, directory, Long.MAX_VALUE / 4);
                action.accept(sink);
                try (InputStream in = sink.bundle().open(path).orElseThrow()) {
                    return in.readAllBytes();
                }
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
