package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.cronsupportbundle.analyze.AnalyzerValidation;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.PlannedRun;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `validate`: tells everything that is wrong with a specification, with line, column and remedy.
@Command(name = "validate", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Tells everything that is wrong with specifications, with line, column and remedy.",
            "Errors end with code 2; warnings do not.", "", "Example:", "  cron-support-bundle validate spec.yaml"})
final class ValidateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "SPEC", arity = "0..*", description = "secret/NAMESPACE/NAME[/KEY], configmap/..., a file, - or a URL. "
            + "Default: what --spec says")
    List<String> specs = new ArrayList<>();

    @Mixin
    @Inject
    SettingsOptions settings;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    PlannedRun plannedRun;

    @Inject
    AnalyzerValidation analyzers;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException {
        JobConfig.Reading reading = settings.read();
        Optional<JobConfig> config = reading.config();
        if (config.isEmpty()) {
            SettingsOptions.print(reading.problems(), streams);
            return ExitCode.USAGE.code();
        }
        PlannedRun.Plan plan = specs.isEmpty() ? plannedRun.plan(config.get()) : plannedRun.plan(specs, config.get());
        List<SpecProblem> problems = new ArrayList<>(plan.read().problems());
        problems.addAll(analyzers.validate(plan.read().spec().analyzers()));
        boolean errors = !plan.read().unreadable().isEmpty()
                || problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        switch (format) {
            case TEXT -> text(plan, problems, errors);
            case JSON -> json(plan, problems, errors);
        }
        return errors ? ExitCode.USAGE.code() : ExitCode.DONE.code();
    }

    private void text(PlannedRun.Plan plan, List<SpecProblem> problems, boolean errors) {
        SettingsOptions.print(plan.read().unreadable(), streams);
        for (SpecProblem problem : problems) {
            streams.out().println((problem.severity() == Severity.ERROR ? "error: " : "warning: ") + problem.toProblem());
        }
        if (!errors) {
            streams.out().println("valid: " + plan.read().plan().collectors().size() + " collectors, " + plan.read().spec().analyzers().size()
                    + " analyzers, " + problems.size() + " warnings");
        }
    }

    private void json(PlannedRun.Plan plan, List<SpecProblem> problems, boolean errors) {
        ArrayNode array = JSON.createArrayNode();
        plan.read().unreadable().forEach(problem -> array.addObject().put("severity", "error").put("code", problem.code())
                .put("source", problem.where()).put("what", problem.what()).put("doThis", problem.doThis()));
        for (SpecProblem problem : problems) {
            array.addObject().put("severity", problem.severity() == Severity.ERROR ? "error" : "warning").put("code", problem.code())
                    .put("source", problem.position().source()).put("line", problem.position().line())
                    .put("column", problem.position().column()).put("what", problem.what()).put("doThis", problem.doThis());
        }
        streams.out().println(JSON.createObjectNode().put("valid", !errors).set("problems", array).toPrettyString());
    }
}
