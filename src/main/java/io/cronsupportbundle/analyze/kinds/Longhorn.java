package io.cronsupportbundle.analyze.kinds;

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
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says how the storage of Longhorn is doing: nodes, replicas, engines and volumes, and whether replicas of a volume differ.
@Singleton
final class Longhorn implements Analyzer<Longhorn.Spec> {
    private static final String KEY = "longhorn";
    private static final String NAMESPACE = "longhorn-system";

    record Spec(Check check, List<OutcomeItem> outcomes, String directory) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "How the storage of Longhorn is doing", List.of("longhorn/<namespace>/<plural>/<name>.yaml",
                "longhorn/<namespace>/volumes/<volume>/replicachecksums/<replica>.txt"));
    }

    @Override
    public Spec read(Fields fields) {
        String namespace = fields.text("namespace", NAMESPACE);
        fields.text("collectorName");
        Check check = Check.read(fields, KEY, Icon.NONE, "Longhorn Health Status", namespace);
        return new Spec(check.titled("Longhorn Health Status"), OutcomeItem.read(fields),
                "longhorn/" + (namespace.isEmpty() ? NAMESPACE : namespace) + "/");
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        LonghornObjects objects = new LonghornObjects(spec.check());
        boolean any = false;
        for (String plural : List.of("nodes", "replicas", "engines", "volumes")) {
            String files = spec.directory() + plural + "/*.yaml";
            evidence.requireWhole(files);
            for (BundlePath path : evidence.find(files)) {
                objects.judge(plural, LowerCaseYaml.read(path.value(), evidence.string(path)), path);
                any = true;
            }
        }
        if (!any) {
            throw new MissingInputException(evidence.whyMissing(spec.directory() + "nodes/*.yaml"));
        }
        Map<String, Set<Map<String, String>>> checksums = new TreeMap<>();
        for (BundlePath path : evidence.find(spec.directory() + "volumes/*/replicachecksums/*")) {
            String volume = path.value().substring((spec.directory() + "volumes/").length()).replaceFirst("/.*$", "");
            checksums.computeIfAbsent(volume, _ -> new LinkedHashSet<>()).add(checksums(evidence.string(path)));
        }
        checksums.forEach((volume, different) -> {
            if (different.size() > 1) {
                objects.corrupted(volume);
            }
        });
        return objects.findings().isEmpty()
                ? List.of(spec.check().finding(Verdict.PASS, "Longhorn is healthy", ""))
                : objects.findings();
    }

    /// Lines of `md5sum`: a sum and a file.
    private static Map<String, String> checksums(String text) {
        Map<String, String> sums = new TreeMap<>();
        text.lines().map(line -> line.strip().split("\\s+", 2)).filter(words -> words.length == 2)
                .forEach(words -> sums.put(words[1], words[0]));
        return sums;
    }
}
