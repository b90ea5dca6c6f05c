package io.cronsupportbundle.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is missing in a bundle by its own account, so that an analyzer can say "unknown" about an old archive as it would have in the run.
///
/// Reads `manifest.json`: `{"entries": [{"path": …, "outcome": …, "cause": …, …}, …], …}`; whatever else stands there is passed over.
final class ManifestGaps {
    private ManifestGaps() {}

    /// @throws IOException when the document is not JSON of that shape
    static List<Gap> read(InputStream manifest) throws IOException {
        List<Gap> gaps = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(manifest)) {
            require(json, json.nextToken(), JsonToken.START_OBJECT);
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (!field.equals("entries")) {
                    json.skipChildren();
                    continue;
                }
                require(json, value, JsonToken.START_ARRAY);
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    readEntry(json, gaps);
                }
            }
        }
        return gaps;
    }

    private static void readEntry(JsonParser json, List<Gap> gaps) throws IOException {
        String path = "";
        String outcome = "";
        String cause = "";
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            json.nextToken();
            String text = json.currentToken().isScalarValue() ? json.getValueAsString("") : "";
            switch (field) {
                case "path" -> path = text;
                case "outcome" -> outcome = text;
                case "cause" -> cause = text;
                default -> {}
            }
            json.skipChildren();
        }
        Outcome known = outcome(outcome);
        if (!path.isEmpty() && !known.complete()) {
            gaps.add(new Gap(path, known, cause));
        }
    }

    /// A word that this version does not know is not a success.
    private static Outcome outcome(String key) {
        return Arrays.stream(Outcome.values()).filter(one -> one.key().equals(key)).findFirst().orElse(Outcome.FAILED);
    }

    private static void require(JsonParser json, JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("line " + json.currentLocation().getLineNr() + " has no " + wanted);
        }
    }
}
