package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.analyze.AnalyzerRunner;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.PlannedRun;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `analyze`: runs the analyzers of a specification over a bundle that exists, without a cluster.
@Command(name = "analyze", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Runs the analyzers of a specification over a bundle, ours or another tool's, without a cluster.",
            "The same bundle and specification give the same answer at any time.", "",
            "Example:", "  cron-support-bundle analyze support-bundle.tar.gz --spec spec.yaml"})
final class AnalyzeCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "BUNDLE", description = "an archive, or the directory it was unpacked to")
    Path bundle = Path.of("");

    @Mixin
    @Inject
    SettingsOptions settings;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    ReadablePlan plans;

    @Inject
    AnalyzerRunner analyzers;

    @Inject
    Redactor redactor;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        JobConfig config = settings.config();
        if (config.specs().isEmpty()) {
            throw new UsageException(List.of(new Problem("analyze.no-spec", "--spec", "there is no specification to take analyzers from",
                    "Name one: --spec spec.yaml")));
        }
        PlannedRun.Plan plan = plans.of(List.of(), config);
        if (plan.read().spec().analyzers().isEmpty() && plan.read().problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
            throw new UsageException(List.of(new Problem("analyze.no-analyzers", "--spec", "no analyzer could be read",
                    "Correct what is named above")));
        }
        return BundleArgument.open(bundle, streams, opened -> {
            Analysis analysis = analyzers.run(plan.read().spec().analyzers(), opened);
            analysis.records().forEach(record -> record.problems().forEach(problem -> streams.err().println("warning: " + problem)));
            switch (format) {
                case TEXT -> FindingsPrinter.print(analysis.findings(), streams.out(), redactor);
                case JSON -> {
                    ObjectNode root = JSON.createObjectNode();
                    ReportJson.findings(analysis.findings(), root.putArray("findings"), redactor);
                    streams.out().println(root.toPrettyString());
                }
            }
            return ExitCode.DONE.code();
        });
    }
}
