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
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what is wrong in a Weave network: addresses that run out, and connections between nodes that are not there or are slow.
@Singleton
final class WeaveReport implements Analyzer<WeaveReport.Spec> {
    private static final String KEY = "weaveReport";

    /// The share of assigned addresses from which on the peer warns.
    private static final double FULL = 0.85;

    private static final Pattern PEER = Pattern.compile("\\(([^()]*)\\)$");

    record Spec(Check check, List<OutcomeItem> outcomes, String files) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "What is wrong in a Weave network", List.of("<reportFileGlob>"));
    }

    @Override
    public Spec read(Fields fields) {
        String files = fields.text("reportFileGlob", "");
        if (files.isEmpty()) {
            fields.problem("reportFileGlob", "analyzer.missing-field", "reportFileGlob is missing", "Name the reports of Weave");
        }
        // The peer knows neither checkName nor outcomes here.
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Weave Report", files).titled("Weave Report"), OutcomeItem.read(fields), files);
    }

    /// At most one finding of each kind, as one node's trouble is mostly everybody's.
    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        Map<String, Finding> byTitle = new LinkedHashMap<>();
        for (BundlePath path : evidence.require(spec.files())) {
            JsonNode report = evidence.document(path);
            for (Finding finding : findings(spec.check(), report)) {
                byTitle.putIfAbsent(finding.title(), finding.from(path));
            }
        }
        if (byTitle.isEmpty()) {
            evidence.requireWhole(spec.files());
            return List.of(spec.check().finding(Verdict.PASS, "No issues detected in weave report", ""));
        }
        return List.copyOf(byTitle.values());
    }

    private static List<Finding> findings(Check check, JsonNode report) {
        List<Finding> findings = new ArrayList<>();
        JsonNode addresses = report.path("IPAM");
        long range = addresses.path("RangeNumIPs").asLong();
        long active = addresses.path("ActiveIPs").asLong();
        if (range > 0 && (double) active / range >= FULL) {
            findings.add(check.titled("Available Pod IPs").part("ips").finding(Verdict.WARN,
                    active + " of " + range + " total available IPs have been assigned", ""));
        }
        if (!addresses.path("PendingAllocates").isEmpty()) {
            findings.add(check.titled("Pending IP Allocation").part("pending")
                    .finding(Verdict.WARN, "Waiting for IPs to become available", ""));
        }
        String host = report.path("Router").path("NickName").asText("");
        for (JsonNode connection : report.path("Router").path("Connections")) {
            connection(host, connection).ifPresent(message ->
                    findings.add(check.titled("Weave Inter-Node Connections").part("connections").finding(Verdict.WARN, message, "")));
        }
        return findings;
    }

    private static Optional<String> connection(String host, JsonNode connection) {
        String info = connection.path("Info").asText("");
        String state = connection.path("State").asText("");
        Matcher peer = PEER.matcher(info);
        String between = "Connection from " + host + " to " + (peer.find() ? peer.group(1) : "peer");
        if (!state.equals("established")) {
            return info.startsWith("cannot connect to ourself") ? Optional.empty() : Optional.of(between + " is " + state);
        }
        String protocol = connection.path("Attrs").path("name").asText("");
        return protocol.isEmpty() || protocol.equals("fastdp")
                ? Optional.empty()
                : Optional.of(between + " protocol is \"" + protocol + "\", not fastdp");
    }
}
