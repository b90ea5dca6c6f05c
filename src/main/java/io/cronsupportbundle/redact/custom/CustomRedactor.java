package io.cronsupportbundle.redact.custom;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.regex.GoPattern;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One redactor of a customer, ready to use (analyzers-and-redaction.md §4.5).
///
/// @param files empty for all files
/// @param values masked wherever they occur
/// @param paths values of documents
record CustomRedactor(String name, List<FilePattern> files, List<String> values, List<Expression> expressions, List<String> paths) {
    CustomRedactor {
        files = List.copyOf(files);
        values = List.copyOf(values);
        expressions = List.copyOf(expressions);
        paths = List.copyOf(paths);
    }

    /// @param selector of the line before the one that is rewritten
    record Expression(Optional<GoPattern> selector, GoPattern redactor) {}

    boolean selects(BundlePath path) {
        return files.isEmpty() || files.stream().anyMatch(file -> file.matches(path));
    }

    /// A stream that applies the removals, each of which sees what the one before has left: values, expressions, paths.
    OutputStream through(LineEdit.Counted counted, OutputStream out) {
        OutputStream last = paths.isEmpty() ? out : EditingStream.whole(documents(), counted, out);
        List<LineEdit> edits = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            edits.add(new LiteralEdit(name + ".literal." + i, values.get(i)));
        }
        for (int i = 0; i < expressions.size(); i++) {
            Expression expression = expressions.get(i);
            String kind = expression.selector.isPresent() ? ".multiLine." : ".regex.";
            edits.add(new RegexEdit(name + kind + i, expression.selector, expression.redactor));
        }
        return edits.isEmpty() ? last : new EditingStream(edits, counted, last);
    }

    private List<DocumentEdit> documents() {
        List<DocumentEdit> edits = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            edits.add(new DocumentEdit(name + ".yaml." + i, paths.get(i)));
        }
        return edits;
    }
}
