package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.Delivery;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.IntakeProof;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.intake.Finding;
import io.cronsupportbundle.upload.intake.IntakeReport;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `intake check`: proves that a bucket takes bundles from anybody and does nothing else for anybody.
@Command(name = "check", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Tries out what a bucket must permit (a new object) and must refuse (reading, listing, deleting, overwriting,",
            "writing beside the prefix, unencrypted requests), without credentials. Sends nothing but a line of text. Where",
            "deleting is refused, as it should be, that object stays, and its key is printed.",
            "Ends with code 0 when all is proved, with 4 when something does not hold or cannot be seen.", "", "Example:",
            "  cron-support-bundle intake check https://s3.eu-central-1.amazonaws.com/bucket/incoming/CUSTOMER"})
final class IntakeCheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "URL", arity = "0..1", description = "the endpoint as customers get it. Default: what --endpoint says")
    @Nullable String url;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Mixin
    @Inject
    SettingsOptions settings;

    @Inject
    Delivery delivery;

    @Inject
    IntakeProof proof;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws UsageException {
        if (url != null) {
            settings.endpoint = url;
        }
        JobConfig config = settings.config();
        List<Problem> problems = new ArrayList<>();
        Optional<Egress> egress = delivery.egress(config, problems);
        Optional<Endpoint> endpoint = config.endpoint();
        if (!(endpoint.orElse(null) instanceof Endpoint.S3 bucket)) {
            problems.add(new Problem("intake.no-bucket", "URL", endpoint.isEmpty() ? "there is no endpoint" : "the endpoint is no bucket",
                    "Name the bucket's URL without a signature"));
            throw new UsageException(problems);
        }
        if (egress.isEmpty()) {
            throw new UsageException(problems);
        }
        IntakeReport report = proof.of(bucket, egress.get());
        switch (format) {
            case TEXT -> text(bucket, report);
            case JSON -> json(bucket, report);
        }
        return (report.passed() ? ExitCode.DONE : ExitCode.UPLOAD_FAILED).code();
    }

    private void text(Endpoint.S3 bucket, IntakeReport report) {
        streams.out().println(bucket.describe());
        for (Finding finding : report.findings()) {
            streams.out().println(String.format(Locale.ROOT, "%-11s %s: %s. Expected %s; seen: %s.", word(finding), finding.check(),
                    finding.tried(), finding.expected(), finding.seen()));
            if (!finding.remedy().isEmpty()) {
                streams.out().println(" ".repeat(12) + finding.remedy() + ".");
            }
        }
        report.leftBehind().forEach(key -> streams.out().println("left behind: " + key + " in bucket " + bucket.bucket()));
        streams.out().println(report.passed() ? "This bucket takes bundles and gives nothing away."
                : "Do not give this endpoint to a customer yet: " + String.join(", ", report.open()) + ".");
    }

    private static String word(Finding finding) {
        return switch (finding.verdict()) {
            case HELD -> "ok";
            case BROKEN -> "BROKEN";
            case UNPROVED -> "UNPROVED";
            case NOT_ASKED -> "not asked";
        };
    }

    private void json(Endpoint.S3 bucket, IntakeReport report) {
        ObjectNode root = JSON.createObjectNode().put("endpoint", bucket.describe()).put("passed", report.passed());
        report.findings().forEach(finding -> root.withArrayProperty("checks").addObject().put("check", finding.check())
                .put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-')).put("tried", finding.tried())
                .put("expected", finding.expected()).put("seen", finding.seen()).put("remedy", finding.remedy()));
        root.putArray("leftBehind");
        report.leftBehind().forEach(key -> root.withArrayProperty("leftBehind").add(key));
        streams.out().println(root.toPrettyString());
    }
}
