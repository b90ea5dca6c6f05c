package io.cronsupportbundle.redact.custom;

/// One removal of a redactor that works on lines, while one file passes. It may remember the line before.
interface LineEdit {

    /// The name in reports.
    String name();

    /// Edits whole lines.
    ///
    /// @param lines each but the last of a file with its line feed
    /// @param counted takes the length of everything that is masked
    /// @return the very array when nothing changed
    byte[] edit(byte[] lines, Counted counted);

    /// Takes what was masked.
    interface Counted {
        void masked(String name, int bytes);
    }
}
