package io.cronsupportbundle.analyze;

import io.cronsupportbundle.bundle.JsonEntry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes findings as the peer's `analysis.json`, which admin consoles read: the order of names, the empty texts and what is left out are
/// theirs. The document is to be opened with four spaces of indentation.
///
/// There is no word for `unknown` in that format; it becomes a warning, whose message says what was not seen.
public final class AnalysisJson {
    private static final Pattern NOT_NAME = Pattern.compile("[^a-zA-Z0-9]+");

    private AnalysisJson() {}

    /// Writes the whole document; completing and closing the entry is the caller's.
    public static void write(List<Finding> findings, JsonEntry json) throws IOException {
        json.startArray();
        for (Finding finding : findings) {
            write(finding, json);
        }
        json.endArray();
    }

    private static void write(Finding finding, JsonEntry json) throws IOException {
        String severity = severity(finding.verdict());
        json.startObject();
        name(finding, json);
        json.name("labels");
        json.startObject();
        json.member("desiredPosition", "1");
        icon(finding, json);
        json.endObject();
        json.name("insight");
        insight(finding, severity, json);
        json.member("severity", severity);
        json.member("analyzerSpec", "");
        if (finding.verdict() == Verdict.FAIL) {
            optional("error", finding.message(), json);
        }
        if (finding.involvedObject().isPresent()) {
            json.name("involvedObject");
            involved(finding.involvedObject().get(), json);
        }
        json.endObject();
    }

    private static void insight(Finding finding, String severity, JsonEntry json) throws IOException {
        json.startObject();
        name(finding, json);
        json.name("labels");
        json.startObject();
        icon(finding, json);
        json.endObject();
        json.member("primary", finding.title());
        json.member("detail", finding.message());
        optional("severity", severity, json);
        json.endObject();
    }

    private static void name(Finding finding, JsonEntry json) throws IOException {
        optional("name", NOT_NAME.matcher(finding.title().toLowerCase(Locale.ROOT)).replaceAll("."), json);
    }

    private static void icon(Finding finding, JsonEntry json) throws IOException {
        json.member("iconKey", finding.iconKey());
        json.member("iconUri", finding.iconUri());
    }

    private static void involved(InvolvedObject object, JsonEntry json) throws IOException {
        json.startObject();
        optional("kind", object.kind(), json);
        optional("namespace", object.namespace(), json);
        optional("name", object.name(), json);
        optional("apiVersion", object.apiVersion(), json);
        json.endObject();
    }

    private static void optional(String name, String value, JsonEntry json) throws IOException {
        if (!value.isEmpty()) {
            json.member(name, value);
        }
    }

    private static String severity(Verdict verdict) {
        return switch (verdict) {
            case FAIL -> "error";
            case WARN, UNKNOWN -> "warn";
            case PASS -> "debug";
            case NEUTRAL -> "";
        };
    }
}
