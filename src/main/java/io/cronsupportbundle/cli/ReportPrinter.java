package io.cronsupportbundle.cli;

import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.RunReport;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.UploadResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Tells a person or a script how a run went.
final class ReportPrinter {

    /// More than a screen of gaps helps nobody; the manifest has them all.
    private static final int MAX_GAPS = 12;

    private final Streams streams;
    private final Redactor redactor;

    ReportPrinter(Streams streams, Redactor redactor) {
        this.streams = streams;
        this.redactor = redactor;
    }

    void print(RunReport report, JobConfig config, OutputFormat format) {
        switch (format) {
            case TEXT -> text(report, config);
            case JSON -> ReportJson.print(report, streams.out(), redactor);
        }
        if (report.exit() != ExitCode.DONE) {
            failure(report);
        }
    }

    private void text(RunReport report, JobConfig config) {
        PrintStream out = streams.out();
        if (!report.reason().isEmpty() && report.exit() == ExitCode.DONE) {
            out.println(redactor.redact(report.reason()));
        }
        if (report.archive().isEmpty()) {
            return;
        }
        FindingsPrinter.print(report.findings(), out, redactor);
        gaps(report, out);
        out.printf(Locale.ROOT, "%nBundle     %d entries, %s; archive %s, sha256 %s%n", report.entries(), size(report.bytes()),
                size(report.archive().get().length()), report.archive().get().sha256());
        out.println("Redacted   " + redactions(report.redactions()));
        out.printf(Locale.ROOT, "Requests   %d to the API server, %d ms in all%n", report.usage().requests(), report.millis());
        report.kept().ifPresent(path -> out.println("Kept       " + path));
        report.upload().ifPresent(result -> out.println("Sent       " + describe(result)));
        if (report.upload().isEmpty() && config.endpoint().isEmpty()) {
            out.println("Sent       nowhere, as no endpoint is set");
        }
    }

    private void gaps(RunReport report, PrintStream out) {
        List<Gap> gaps = report.gaps();
        List<String> broke = report.collectors().stream().filter(CollectorRecord::broke).map(CollectorRecord::title).toList();
        if (gaps.isEmpty() && !broke.isEmpty()) {
            out.println("\nPartial: not everything came of " + redactor.redact(String.join(", ", broke)) + ".");
            return;
        }
        if (gaps.isEmpty()) {
            out.println("\nComplete: everything that was planned is in the bundle.");
            return;
        }
        out.println("\nPartial: " + gaps.size() + " planned entries are missing or cut.");
        for (Gap gap : gaps.stream().limit(MAX_GAPS).toList()) {
            out.println("  " + gap.outcome().key() + "  " + redactor.redact(gap.place() + "  " + gap.cause()));
        }
        if (gaps.size() > MAX_GAPS) {
            out.println("  … and " + (gaps.size() - MAX_GAPS) + " more in manifest.json");
        }
    }

    /// One line for what ended the run, unless several things are wrong at once; and where the archive is.
    private void failure(RunReport report) {
        switch (report.upload().orElse(null)) {
            case Refused refused -> error("upload refused: " + refused);
            case Unreachable unreachable -> error("upload failed: " + unreachable);
            case UploadResult.AlreadyThere there -> error("upload refused: another object is already at " + there.url()
                    + ". Use a key template with {sha256} or {time}.");
            case null, default -> ended(report);
        }
        report.kept().ifPresent(path -> streams.err().println("the archive is kept at " + path
                + "; send it later with: cron-support-bundle upload " + path + " --consent granted --endpoint URL"));
    }

    private void ended(RunReport report) {
        boolean early = report.collectors().isEmpty();
        if (early && !report.problems().isEmpty()) {
            report.problems().forEach(problem -> error(problem.toString()));
        } else if (report.reason().equals(RunReport.NOTHING) || (early && report.exit() == ExitCode.NOTHING_COLLECTED)) {
            String cause = report.gaps().isEmpty() ? "" : ": " + report.gaps().getFirst().cause();
            boolean denied = report.gaps().stream().anyMatch(gap -> gap.outcome() == Outcome.DENIED);
            error(report.reason() + (early ? "" : cause)
                    + (early || !denied ? "" : ". Grant the account the rights that the plan command lists, then run again."));
        } else {
            error(report.reason().isEmpty() ? "the bundle is not complete, as --strict asks for" : report.reason());
        }
    }

    private void error(String text) {
        streams.err().println("error: " + redactor.redact(text));
    }

    static String redactions(Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return "nothing was found that had to be";
        }
        StringBuilder text = new StringBuilder();
        int total = 0;
        for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
            text.append(text.isEmpty() ? "" : ", ").append(count.getValue()).append(' ').append(count.getKey());
            total += count.getValue();
        }
        return total + " values: " + text;
    }

    static String size(long bytes) {
        if (bytes < 10_000) {
            return bytes + " bytes";
        }
        return bytes < 10_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    static String describe(UploadResult result) {
        return switch (result) {
            case UploadResult.Stored stored -> stored.url() + " (" + stored.millis() + " ms"
                    + (stored.requestId().isEmpty() ? "" : ", request id " + stored.requestId()) + ")";
            case UploadResult.AlreadyThere(String url, boolean same, _, _) -> same ? url + " was there already" : "no: another object is at " + url;
            case Refused refused -> "no: " + refused.status() + " " + refused.code();
            case Unreachable unreachable -> "no: " + unreachable.cause();
        };
    }

    static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }
}
