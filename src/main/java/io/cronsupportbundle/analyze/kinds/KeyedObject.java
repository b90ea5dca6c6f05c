package io.cronsupportbundle.analyze.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
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
import java.util.Locale;

/// The question that secrets and config maps share: does the object exist, and the key in it. Both collectors answer it in one form.
abstract class KeyedObject implements Analyzer<KeyedObject.Spec> {
    private static final Icon ICON = new Icon("kubernetes_analyze_secret", "secret.svg?w=13&h=16");

    private final String kind;
    private final String what;
    private final String words;
    private final String directory;

    /// @param key in the object, or empty when the object alone is asked for
    record Spec(Check check, List<OutcomeItem> outcomes, String name, String namespace, String key) implements AnalyzerSpec {}

    /// @param what the object, as in `Whether a secret and its key exist`
    /// @param words what titles begin with: `Secret `
    KeyedObject(String kind, String what, String words) {
        this.kind = kind;
        this.what = what;
        this.words = words;
        this.directory = kind.toLowerCase(Locale.ROOT) + "s/";
    }

    @Override
    public final AnalyzerInfo info() {
        return new AnalyzerInfo(kind, "Whether " + what + " and its key exist",
                List.of(directory + "<namespace>/<name>.json", directory + "<namespace>/<name>/<key>.json"));
    }

    @Override
    public final Spec read(Fields fields) {
        String name = fields.text(kind + "Name", "");
        String namespace = fields.text("namespace", "");
        String key = fields.text("key", "");
        return new Spec(Check.read(fields, kind, ICON, words + name, namespace + "/" + name + "/" + key), OutcomeItem.read(fields),
                name, namespace, key);
    }

    @Override
    public final List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        String plain = directory + spec.namespace() + "/" + spec.name();
        String keyed = spec.key().isEmpty() ? plain + ".json" : plain + "/" + spec.key() + ".json";
        // A collector that takes all data does not name the key in the path (T13).
        boolean all = !spec.key().isEmpty() && evidence.find(keyed).isEmpty() && !evidence.find(plain + ".json").isEmpty();
        JsonNode found = evidence.document(all ? plain + ".json" : keyed);
        boolean exists = found.path(kind + "Exists").asBoolean();
        if (all && exists && !found.path("data").isObject()) {
            throw new MissingInputException(evidence.whyMissing(keyed));
        }
        boolean key = spec.key().isEmpty()
                || (all ? found.path("data").has(spec.key())
                        : found.path("keyExists").asBoolean() && found.path("key").asText("").equals(spec.key()));
        return List.of(spec.check().conclude(exists && key ? Verdict.PASS : Verdict.FAIL, spec.outcomes(), ""));
    }
}
