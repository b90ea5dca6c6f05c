package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.job.RunReport;
import io.cronsupportbundle.redact.Redactor;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;

/// The report of a run as one JSON document on standard output.
final class ReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static void print(RunReport report, PrintStream out, Redactor redactor) {
        ObjectNode root = JSON.createObjectNode();
        root.put("exitCode", report.exit().code());
        root.put("reason", redactor.redact(report.reason()));
        root.put("complete", report.complete() && report.archive().isPresent());
        root.put("entries", report.entries());
        root.put("bytes", report.bytes());
        report.archive().ifPresent(archive -> root.putObject("archive").put("name", String.valueOf(archive.file().getFileName()))
                .put("bytes", archive.length()).put("sha256", archive.sha256()));
        report.kept().ifPresent(path -> root.put("archivePath", path.toString()));
        report.upload().ifPresent(result -> root.put("upload", redactor.redact(ReportPrinter.describe(result))));
        ObjectNode redactions = root.putObject("redactions");
        new TreeMap<>(report.redactions()).forEach(redactions::put);
        findings(report.findings(), root.putArray("findings"), redactor);
        gaps(report.gaps(), root.putArray("missing"));
        problems(report.problems(), root.putArray("problems"), redactor);
        ArrayNode collectors = root.putArray("collectors");
        for (CollectorRecord record : report.collectors()) {
            collectors.addObject().put("title", record.title()).put("outcome", record.outcome().key()).put("cause", redactor.redact(record.cause()))
                    .put("entries", record.entries()).put("requests", record.requests()).put("milliseconds", record.millis());
        }
        root.put("requests", report.usage().requests());
        root.put("milliseconds", report.millis());
        out.println(root.toPrettyString());
    }

    static void findings(List<Finding> findings, ArrayNode array, Redactor redactor) {
        for (Finding finding : findings) {
            ObjectNode one = array.addObject();
            one.put("code", finding.code()).put("verdict", finding.verdict().key()).put("title", redactor.redact(finding.title()))
                    .put("message", redactor.redact(finding.message())).put("uri", finding.uri()).put("strict", finding.strict());
            ArrayNode evidence = one.putArray("evidence");
            finding.evidence().forEach(path -> evidence.add(path.value()));
        }
    }

    static void gaps(List<Gap> gaps, ArrayNode array) {
        for (Gap gap : gaps) {
            array.addObject().put("path", gap.place()).put("outcome", gap.outcome().key()).put("cause", gap.cause());
        }
    }

    static void problems(List<Problem> problems, ArrayNode array, Redactor redactor) {
        for (Problem problem : problems) {
            array.addObject().put("code", problem.code()).put("where", problem.where()).put("what", redactor.redact(problem.what()))
                    .put("doThis", problem.doThis());
        }
    }
}
