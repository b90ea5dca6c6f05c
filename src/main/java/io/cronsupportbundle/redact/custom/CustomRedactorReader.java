package io.cronsupportbundle.redact.custom;

import io.cronsupportbundle.regex.BadPatternException;
import io.cronsupportbundle.regex.GoPattern;
import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.YamlValue;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a customer's redactors of what a specification says, and tells everything that is wrong with them, with line and column.
public final class CustomRedactorReader {
    private final List<SpecProblem> problems = new ArrayList<>();
    private final List<CustomRedactor> redactors = new ArrayList<>();

    private CustomRedactorReader() {}

    /// What was read.
    ///
    /// @param problems an error means that something would not be masked as it was meant
    public record Reading(CustomRedactors redactors, List<SpecProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /// Reads redactors.
    ///
    /// @param items those of `spec.redactors`, merged
    public static Reading read(List<YamlValue> items) {
        CustomRedactorReader reader = new CustomRedactorReader();
        for (YamlValue item : items) {
            if (item instanceof Mapping mapping) {
                reader.redactor(mapping, reader.redactors.size());
            }
        }
        return new Reading(new CustomRedactors(reader.redactors), reader.problems);
    }

    private void redactor(Mapping mapping, int index) {
        Fields fields = new Fields(mapping, "redactor", problems);
        String name = fields.text("name").filter(text -> !text.isEmpty()).orElse("unnamed-" + index);
        List<FilePattern> files = fields.object("fileSelector").map(this::files).orElse(List.of());
        List<String> values = new ArrayList<>();
        List<CustomRedactor.Expression> expressions = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        fields.object("removals").ifPresent(removals -> {
            for (String value : removals.texts("values")) {
                if (value.isEmpty()) {
                    removals.problem("values", "redactor.empty-value", "a value is empty, so it would be found between all bytes", "Remove it");
                } else {
                    values.add(value);
                }
            }
            removals.objects("regex").forEach(one -> expression(one).ifPresent(expressions::add));
            for (String path : removals.texts("yamlPath")) {
                if (path.isEmpty()) {
                    removals.warning("yamlPath", "redactor.empty-path", "a path is empty and masks nothing", "Write keys with dots between, or remove it");
                } else {
                    paths.add(path);
                }
            }
            removals.finish();
        });
        fields.finish();
        redactors.add(new CustomRedactor(name, files, values, expressions, paths));
    }

    private List<FilePattern> files(Fields selector) {
        List<FilePattern> patterns = new ArrayList<>();
        selector.text("file").filter(text -> !text.isEmpty()).ifPresent(glob -> file(selector, "file", glob).ifPresent(patterns::add));
        selector.texts("files").forEach(glob -> file(selector, "files", glob).ifPresent(patterns::add));
        selector.finish();
        return patterns;
    }

    private Optional<FilePattern> file(Fields selector, String field, String glob) {
        try {
            return Optional.of(FilePattern.of(glob));
        } catch (BadRedactorException e) {
            selector.problem(field, "redactor.bad-file-pattern", String.valueOf(e.getMessage()), "Write it as a/*/b.json or **/*.log");
            return Optional.empty();
        }
    }

    private Optional<CustomRedactor.Expression> expression(Fields fields) {
        Optional<GoPattern> selector = pattern(fields, "selector");
        boolean badSelector = selector.isEmpty() && fields.text("selector").filter(text -> !text.isEmpty()).isPresent();
        Optional<GoPattern> redactor = pattern(fields, "redactor");
        if (redactor.isEmpty() && fields.text("redactor").orElse("").isEmpty()) {
            fields.problem("redactor", "redactor.no-pattern", "there is no regular expression for what is to be masked", "Write redactor: '(?P<mask>…)'");
        }
        fields.finish();
        return badSelector ? Optional.empty() : redactor.map(one -> new CustomRedactor.Expression(selector, one));
    }

    private Optional<GoPattern> pattern(Fields fields, String field) {
        Optional<String> regex = fields.text(field).filter(text -> !text.isEmpty());
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(GoPattern.compile(regex.get()));
        } catch (BadPatternException e) {
            fields.problem(field, "redactor.bad-pattern", String.valueOf(e.getMessage()), "Write it in RE2 syntax, as Go reads it");
            return Optional.empty();
        }
    }
}
