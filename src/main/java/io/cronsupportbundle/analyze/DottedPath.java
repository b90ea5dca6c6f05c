package io.cronsupportbundle.analyze;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The place of a value in a document as specifications write it: `spec.containers.[0].image`. A dot cannot be part of a name.
public record DottedPath(List<String> segments) {
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,9})]");

    public DottedPath {
        segments = List.copyOf(segments);
    }

    /// The empty path is the document.
    public static DottedPath parse(String path) {
        return new DottedPath(path.isEmpty() ? List.of() : List.of(path.split("\\.", -1)));
    }

    /// The value there. A last name that is not there gives null; anything else that is not there is an error.
    public JsonNode in(JsonNode document) throws AnalyzerException {
        JsonNode value = document;
        for (String segment : segments) {
            Matcher index = INDEX.matcher(segment);
            if (index.matches()) {
                if (!value.isArray() || Integer.parseInt(index.group(1)) >= value.size()) {
                    throw new AnalyzerException("there is no item " + segment + " in \"" + String.join(".", segments) + "\"");
                }
                value = value.path(Integer.parseInt(index.group(1)));
            } else if (value.isObject()) {
                value = value.path(segment);
            } else {
                throw new AnalyzerException("there is no \"" + segment + "\" in \"" + String.join(".", segments) + "\"");
            }
        }
        return value.isMissingNode() ? NullNode.getInstance() : value;
    }
}
