package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;

/// A number in a JSON document that some server of the application gives out.
///
/// @param written the path as the specification has it
record DocumentCount(CountedPage page, JsonPath path, String written) implements PageCount {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static DocumentCount read(Fields fields) {
        CountedPage page = CountedPage.read(fields);
        String written = fields.text("jsonPath", "$");
        JsonPath path = JsonPath.parse(written).orElseGet(() -> {
            fields.problem("jsonPath", "spec.json-path", "the path does not lead to one value", "Write names and positions, such as $.users.length()");
            return new JsonPath(List.of());
        });
        fields.finish();
        return new DocumentCount(page, path, written);
    }

    @Override
    public String definition() {
        return "value at " + written + " of GET " + page.shown();
    }

    @Override
    public Counted count(Collection run) throws IOException, InterruptedException {
        JsonNode found;
        try {
            found = path.at(JSON.readTree(page.get("application/json", run).body()));
        } catch (JacksonException e) {
            // Its own message would quote the document.
            throw new IOException("the answer of " + page.shown() + " is no JSON");
        }
        if (found.isMissingNode() || found.isNull()) {
            throw new IOException("the document has nothing at " + written);
        }
        if (!found.isNumber() && !found.isTextual()) {
            throw new IOException("there is no number at " + written);
        }
        return new Counted(definition(), Counted.number(found.asText()));
    }
}
