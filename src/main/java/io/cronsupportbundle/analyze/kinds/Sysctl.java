package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.when.KernelParameter;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares parameters of the kernel on every node, and names the nodes on which a condition holds.
@Singleton
final class Sysctl implements Analyzer<Sysctl.Spec> {
    private static final String KEY = "sysctl";
    private static final String FILES = "sysctl/*";
    private static final Pattern LINE = Pattern.compile("(\\S+) = (.*)");

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "On which nodes a parameter of the kernel has a value", List.of("sysctl/<node>"), true);
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Sysctl", ""), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Map<String, Map<String, String>> nodes = new TreeMap<>();
        for (BundlePath path : evidence.require(FILES)) {
            nodes.put(path.value().substring(path.value().lastIndexOf('/') + 1), parameters(evidence.string(path)));
        }
        for (OutcomeItem outcome : spec.outcomes()) {
            if (outcome.first().isEmpty()) {
                continue;
            }
            OutcomeBranch branch = outcome.first().get();
            if (branch.when().isEmpty()) {
                evidence.requireWhole(FILES);
                return List.of(spec.check().finding(branch.verdict(), branch.message(), ""));
            }
            KernelParameter condition = KernelParameter.parse(branch.when());
            List<String> matching = matching(nodes, condition);
            if (!matching.isEmpty()) {
                String prefix = (matching.size() == 1 ? "Node " : "Nodes ") + String.join(", ", matching) + ": ";
                return List.of(spec.check().finding(branch.verdict(), prefix + branch.message(), branch.uri()));
            }
        }
        evidence.requireWhole(FILES);
        return List.of();
    }

    /// Nodes without the parameter are left out (the peer gives up when the condition is one of order, T28).
    private static List<String> matching(Map<String, Map<String, String>> nodes, KernelParameter condition) throws AnalyzerException {
        List<String> matching = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> node : nodes.entrySet()) {
            String value = node.getValue().get(condition.name());
            if (value != null && condition.matches(value)) {
                matching.add(node.getKey());
            }
        }
        return matching;
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        text.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                parameters.put(matcher.group(1).replaceFirst("^/proc/sys/", "").replace('/', '.'), matcher.group(2).strip());
            }
        });
        return parameters;
    }
}
