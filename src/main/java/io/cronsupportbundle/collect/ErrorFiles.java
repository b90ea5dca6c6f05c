package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Error files of bundles in the two shapes that readers know. None is written when there is no error.
public final class ErrorFiles {
    private ErrorFiles() {}

    /// A list of sentences.
    public static void list(EntrySink sink, BundlePath path, List<String> errors) throws IOException {
        if (errors.isEmpty()) {
            return;
        }
        try (JsonEntry entry = sink.json(path)) {
            entry.startArray();
            for (String error : errors) {
                entry.text(error);
            }
            entry.endArray();
            entry.complete();
        }
    }

    /// Sentences by what they are about, a namespace most often.
    public static void map(EntrySink sink, BundlePath path, Map<String, String> errors) throws IOException {
        if (errors.isEmpty()) {
            return;
        }
        try (JsonEntry entry = sink.json(path)) {
            entry.startObject();
            for (Map.Entry<String, String> error : new TreeMap<>(errors).entrySet()) {
                entry.member(error.getKey(), error.getValue());
            }
            entry.endObject();
            entry.complete();
        }
    }
}
