package io.cronsupportbundle.cli;

import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.RunReport;
import io.cronsupportbundle.job.SupportBundleJob;
import io.cronsupportbundle.redact.Redactor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the job and tells how it went. It is both the command `collect` and the program without a command.
abstract sealed class Collecting implements Callable<Integer> permits CollectCommand, RootCommand {
    @Mixin
    @Inject
    SettingsOptions settings;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    SupportBundleJob job;

    @Inject
    Streams streams;

    @Inject
    Redactor redactor;

    @Override
    public Integer call() throws IOException, InterruptedException, UsageException {
        JobConfig config = settings.config();
        RunReport report = job.run(config, new ConsoleLog(streams, redactor));
        new ReportPrinter(streams, redactor).print(report, config, format);
        return report.exit().code();
    }
}
