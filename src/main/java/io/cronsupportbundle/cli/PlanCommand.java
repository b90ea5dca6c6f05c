package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.collect.CollectionPlan.Skipped;
import io.cronsupportbundle.collect.PlannedCollector;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.PlannedRun;
import io.cronsupportbundle.job.RunReport;
import io.cronsupportbundle.job.SupportBundleJob;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.redact.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plan`: shows what a run would ask for and where it would send it, and does nothing.
@Command(name = "plan", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Shows every request, path, rule, limit and destination of a run, and sends nothing anywhere.", "",
            "Example:", "  cron-support-bundle plan --spec spec.yaml --endpoint https://s3.eu-central-1.amazonaws.com/bucket/prefix"})
final class PlanCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    @Inject
    SettingsOptions settings;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    ReadablePlan plans;

    @Inject
    Redactor redactor;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        JobConfig config = settings.config();
        PlannedRun.Plan plan = plans.of(List.of(), config);
        switch (format) {
            case TEXT -> text(config, plan);
            case JSON -> json(config, plan);
        }
        // A plan that a run would refuse is not a good one: who checks a specification by its plan has to learn that.
        return SupportBundleJob.unusable(plan.read()).map(RunReport::exit).orElse(ExitCode.DONE).code();
    }

    private void text(JobConfig config, PlannedRun.Plan plan) {
        PrintStream out = streams.out();
        for (PlannedCollector<?> collector : plan.read().plan().collectors()) {
            out.println(collector.title() + ": " + collector.info().summary() + ", within " + collector.info().deadline().toSeconds() + " s");
            for (PlannedEntry entry : collector.entries()) {
                out.println("  " + entry.request() + "  ->  " + entry.place());
            }
        }
        for (Skipped skipped : plan.read().plan().skipped()) {
            out.println(skipped.title() + ": not run, " + skipped.reason());
        }
        List<String> names = plan.read().redactors().names();
        List<String> tokens = config.tokens().stream().map(TokenClass::key).sorted().toList();
        for (Permission permission : plan.own()) {
            out.println("tokens: " + permission.verb() + " " + permission.resource() + " " + permission.name() + " of " + permission.namespace()
                    + ", whose UID becomes part of a key and goes nowhere");
        }
        out.println();
        out.println("Specification  " + String.join(", ", plan.sources()));
        out.println("Analyzers      " + plan.read().spec().analyzers().size());
        out.println("Redaction      " + String.join(", ", redactor.with(Tokens.withoutKey(config.tokens())).ruleNames()));
        out.println("Tokens         " + (tokens.isEmpty() ? "none" : String.join(", ", tokens)));
        out.println("Redactors      " + (names.isEmpty() ? "none of your own" : String.join(", ", names)));
        out.println("Limits         " + config.deadline().toSeconds() + " s, " + config.maxBytes() + " bytes before compression");
        out.println("Destination    " + config.endpoint().map(endpoint -> endpoint.describe()).orElse("none"));
        out.println("Consent        " + (config.consent() instanceof Consent.Withheld(String why) ? "no: " + why : "granted"));
        out.println("Plan           sha256 " + plan.digest());
    }

    private void json(JobConfig config, PlannedRun.Plan plan) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode collectors = root.putArray("collectors");
        for (PlannedCollector<?> collector : plan.read().plan().collectors()) {
            ObjectNode one = collectors.addObject().put("title", collector.title()).put("deadlineSeconds", collector.info().deadline().toSeconds());
            ArrayNode entries = one.putArray("entries");
            collector.entries().forEach(entry -> entries.addObject().put("request", entry.request()).put("place", entry.place()));
        }
        ArrayNode skipped = root.putArray("skipped");
        plan.read().plan().skipped().forEach(one -> skipped.addObject().put("title", one.title()).put("reason", one.reason()));
        ArrayNode rules = root.putArray("redaction");
        redactor.with(Tokens.withoutKey(config.tokens())).ruleNames().forEach(rules::add);
        plan.read().redactors().names().forEach(root.putArray("redactors")::add);
        config.tokens().stream().map(TokenClass::key).sorted().forEach(root.putArray("tokens")::add);
        root.put("deadlineSeconds", config.deadline().toSeconds()).put("maxBytes", config.maxBytes())
                .put("destination", config.endpoint().map(endpoint -> endpoint.describe()).orElse(""))
                .put("consent", config.consent() instanceof Consent.Granted).put("digest", plan.digest());
        streams.out().println(root.toPrettyString());
    }
}
