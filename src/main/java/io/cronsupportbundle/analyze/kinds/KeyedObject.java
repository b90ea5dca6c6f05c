package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.MissingInputException;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.util.List;

/// The question that secrets and config maps share: does the object exist, and the key in it. Both collectors answer it in one form.
final class KeyedObject {
    private KeyedObject() {}

    /// @param key in the object, or empty when the object alone is asked for
    record Spec(Check check, List<OutcomeItem> outcomes, String name, String namespace, String key) implements AnalyzerSpec {

        static Spec read(Fields fields, String analyzer, Icon icon, String words) {
            String name = fields.text(analyzer + "Name", "");
            String namespace = fields.text("namespace", "");
            String key = fields.text("key", "");
            return new Spec(Check.read(fields, analyzer, icon, words + name, namespace + "/" + name + "/" + key), OutcomeItem.read(fields),
                    name, namespace, key);
        }
    }

    static Finding find(Spec spec, EvidenceReader evidence, String directory) throws AnalyzerException, IOException {
        String plain = directory + "/" + spec.namespace() + "/" + spec.name();
        String keyed = spec.key().isEmpty() ? plain + ".json" : plain + "/" + spec.key() + ".json";
        // A collector that takes all data does not name the key in the path (T13).
        boolean all = !spec.key().isEmpty() && evidence.find(keyed).isEmpty() && !evidence.find(plain + ".json").isEmpty();
        JsonNode found = evidence.document(all ? plain + ".json" : keyed);
        boolean exists = found.path(spec.check().analyzer() + "Exists").asBoolean();
        if (all && exists && !found.path("data").isObject()) {
            throw new MissingInputException(evidence.whyMissing(keyed));
        }
        boolean key = spec.key().isEmpty()
                || (all ? found.path("data").has(spec.key())
                        : found.path("keyExists").asBoolean() && found.path("key").asText("").equals(spec.key()));
        return spec.check().conclude(exists && key ? Verdict.PASS : Verdict.FAIL, spec.outcomes(), "");
    }
}
