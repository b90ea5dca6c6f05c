package io.cronsupportbundle.bundle;

import java.io.IOException;

/// The one door for what collectors bring in. A collector sees nothing behind it.
///
/// The sink that a run wires redacts whatever passes, so that no unredacted byte reaches the disk. All methods may be called from
/// several threads; one entry belongs to one thread at a time.
public interface EntrySink {

    /// Opens a JSON document in the bundle's dialect with two spaces of indentation. A second document at the same path replaces the first.
    ///
    /// @throws BadPathException when the path cannot be part of a bundle
    JsonEntry json(BundlePath path) throws IOException;

    /// Opens a JSON document in the bundle's dialect.
    JsonEntry json(BundlePath path, JsonStyle style) throws IOException;

    /// Opens a text of lines: a log, the output of a command, a file as somebody wrote it.
    TextEntry text(BundlePath path) throws IOException;

    /// Makes `link` another name of `target`, which need not exist yet. A link whose path is taken already is left out, as is one whose
    /// target never comes.
    void link(BundlePath link, BundlePath target);

    /// Records that something planned did not become an entry, and why. A `*` in the place stands for one whole segment.
    void missing(String place, Outcome outcome, String cause);
}
