package io.cronsupportbundle.cli;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.PlannedRun;
import io.cronsupportbundle.job.RedactedAgain;
import io.cronsupportbundle.job.Surroundings;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.redact.custom.CustomRedactors;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redact`: applies today's rules, and redactors of the customer, to a bundle that exists.
@Command(name = "redact", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Applies today's rules to a bundle, ours or another tool's, and writes a new one.", "",
            "Example:", "  cron-support-bundle redact support-bundle.tar.gz --redactors redactors.yaml -o redacted.tar.gz"})
final class RedactCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "an archive, or the directory it was unpacked to")
    Path bundle = Path.of("");

    @Option(names = "-o", paramLabel = "OUT", required = true, description = "the new archive")
    Path out = Path.of("");

    @Mixin
    @Inject
    SettingsOptions settings;

    @Inject
    PlannedRun plannedRun;

    @Inject
    Redactor redactor;

    @Inject
    Surroundings surroundings;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        RedactedAgain again = new RedactedAgain(redactor.with(custom(settings.config())));
        return BundleArgument.open(bundle, streams, opened -> {
            Path directory = Files.createTempDirectory("cron-support-bundle-");
            try {
                RedactedAgain.Result result = again.redact(opened, directory, out, surroundings.clock().instant());
                result.withheld().forEach(gap -> streams.err().println("withheld: " + gap.place() + ": " + gap.cause()));
                streams.out().println("Redacted   " + ReportPrinter.redactions(result.redactions()));
                streams.out().println("Archive    " + out + " (" + ReportPrinter.size(result.archive().length()) + ")");
                return ExitCode.DONE.code();
            } finally {
                BundleArgument.delete(directory);
            }
        });
    }

    /// The redactors of the sources in the settings.
    private CustomRedactors custom(JobConfig config) throws IOException, UsageException {
        if (config.redactors().isEmpty()) {
            return CustomRedactors.NONE;
        }
        PlannedRun.Plan plan = plannedRun.plan(List.of(), config);
        List<Problem> problems = new ArrayList<>(plan.read().unreadable());
        plan.read().redactorProblems().stream().filter(problem -> problem.severity() == Severity.ERROR).map(SpecProblem::toProblem)
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        return plan.read().redactors();
    }
}
