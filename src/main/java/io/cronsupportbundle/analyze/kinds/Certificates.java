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
import io.cronsupportbundle.analyze.OutcomeBranch;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.analyze.when.ExpiryDays;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Says which certificates are not valid, or soon will not be, as of the time at which the bundle was collected.
@Singleton
final class Certificates implements Analyzer<Certificates.Spec> {
    private static final String KEY = "certificates";
    private static final String FILE = "certificates/certificates.json";

    record Spec(Check check, List<OutcomeItem> outcomes) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Which certificates are not valid, or soon will not be", List.of(FILE));
    }

    @Override
    public Spec read(Fields fields) {
        return new Spec(Check.read(fields, KEY, Icon.NONE, "Certificates Verification", "").lenient(), OutcomeItem.read(fields));
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode collected : evidence.document(FILE)) {
            String source = source(collected.path("source"));
            for (JsonNode certificate : collected.path("certificateChain")) {
                findings.addAll(judged(spec, certificate, source, evidence.time()));
            }
        }
        return findings;
    }

    /// A warning makes the passes before it void, and no others (T32).
    private static List<Finding> judged(Spec spec, JsonNode certificate, String source, Optional<Instant> today) throws AnalyzerException {
        String name = certificate.path("certificate").asText("");
        boolean valid = certificate.path("isValid").asBoolean();
        List<Finding> bad = new ArrayList<>();
        List<Finding> good = new ArrayList<>();
        for (OutcomeItem outcome : spec.outcomes()) {
            OutcomeBranch branch = outcome.first()
                    .orElseThrow(() -> new AnalyzerException("an outcome has neither fail nor warn nor pass"));
            String said = name + " " + branch.message();
            OptionalInt days = branch.verdict() == Verdict.WARN ? ExpiryDays.parse(branch.when()) : OptionalInt.empty();
            if (branch.verdict() == Verdict.FAIL && !valid) {
                bad.add(spec.check().finding(Verdict.FAIL, said + ", " + source, ""));
            } else if (branch.verdict() == Verdict.PASS && valid) {
                good.add(spec.check().finding(Verdict.PASS, said + ", " + source, ""));
            } else if (days.isPresent() && valid && endsWithin(days.getAsInt(), certificate, today)) {
                bad.add(spec.check().finding(Verdict.WARN, said + " in " + days.getAsInt() + " days, " + source, ""));
                good.clear();
            }
        }
        bad.addAll(good);
        return bad;
    }

    private static boolean endsWithin(int days, JsonNode certificate, Optional<Instant> today) throws AnalyzerException {
        Instant now = today.orElseThrow(() -> new MissingInputException("it is not known when the bundle was collected"));
        try {
            return Instant.parse(certificate.path("notAfter").asText("")).isBefore(now.plus(days, ChronoUnit.DAYS));
        } catch (DateTimeParseException e) {
            throw new AnalyzerException("a certificate has no readable notAfter", e);
        }
    }

    private static String source(JsonNode source) {
        String secret = source.path("secret").asText("");
        String configMap = source.path("configMap").asText("");
        String namespace = source.path("namespace").asText("");
        if (!configMap.isEmpty()) {
            return "obtained from " + configMap + " configmap within " + namespace + " namespace";
        }
        return secret.isEmpty() ? "" : "obtained from " + secret + " secret within " + namespace + " namespace";
    }
}
