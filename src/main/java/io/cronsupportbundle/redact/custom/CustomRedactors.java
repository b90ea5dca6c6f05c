package io.cronsupportbundle.redact.custom;

import io.cronsupportbundle.bundle.BundlePath;
import java.io.OutputStream;
import java.util.List;

/// All redactors of a customer for one run, in the order of the specifications.
public final class CustomRedactors {

    /// What a run has whose specifications hold no redactor.
    public static final CustomRedactors NONE = new CustomRedactors(List.of());

    private final List<CustomRedactor> redactors;

    CustomRedactors(List<CustomRedactor> redactors) {
        this.redactors = List.copyOf(redactors);
    }

    /// Takes what was masked.
    public interface Counted {
        void masked(String rule, int bytes);
    }

    /// The names, as reports use them.
    public List<String> names() {
        return redactors.stream().map(CustomRedactor::name).toList();
    }

    /// A stream that applies those redactors that are for a file, the first one first. Closing it leaves `file` open.
    ///
    /// @return `file` itself when none is
    public OutputStream through(BundlePath path, Counted counted, OutputStream file) {
        OutputStream out = file;
        for (int i = redactors.size() - 1; i >= 0; i--) {
            CustomRedactor redactor = redactors.get(i);
            if (redactor.selects(path)) {
                out = redactor.through(counted::masked, out == file ? EditingStream.unclosed(file) : out);
            }
        }
        return out;
    }
}
