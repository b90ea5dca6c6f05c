package io.cronsupportbundle.cli;

/// The form in which a command answers on standard output.
enum OutputFormat {
    TEXT,
    JSON
}
