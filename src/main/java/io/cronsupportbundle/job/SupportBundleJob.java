package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.AnalyzerRunner;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.kubernetes.ClusterConnection;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.kubernetes.RawClusterReader;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.redact.Tokens;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.upload.Egress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run from the opt-in to the receipt.
@Singleton
public final class SupportBundleJob {
    private static final int REQUEST_SHARE = 5;

    private final Specification specification;
    private final Redactor redactor;
    private final AnalyzerRunner analyzers;
    private final Delivery delivery;
    private final Surroundings surroundings;
    private final Stop stop;

    public SupportBundleJob(Specification specification, Redactor redactor, AnalyzerRunner analyzers, Delivery delivery,
            Surroundings surroundings, Stop stop) {
        this.specification = specification;
        this.redactor = redactor;
        this.analyzers = analyzers;
        this.delivery = delivery;
        this.surroundings = surroundings;
        this.stop = stop;
    }

    /// Runs. Everything that can go wrong outside of this program ends in the report.
    public RunReport run(JobConfig config, RunLog log) throws IOException, InterruptedException {
        ClusterConnection connection = connection(config, surroundings);
        if (connection.inCluster() && config.consent() instanceof Consent.Withheld(String reason)) {
            return RunReport.ended(ExitCode.DONE, "nothing collected and nothing sent, because the customer has not opted in: " + reason, List.of());
        }
        List<Problem> problems = new ArrayList<>();
        Optional<Egress> egress = delivery.egress(config, problems);
        if (egress.isEmpty()) {
            return RunReport.ended(ExitCode.USAGE, "the settings cannot be used", problems);
        }
        if (connection.inCluster() && config.endpoint().isEmpty() && config.output().isEmpty()) {
            return RunReport.ended(ExitCode.USAGE, "the settings cannot be used", List.of(new Problem("config.no-destination",
                    "SUPPORT_BUNDLE_ENDPOINT", "there is nowhere to put a bundle", "Set it, or SUPPORT_BUNDLE_OUTPUT to a file on a volume")));
        }
        try (ClusterReader cluster = RawClusterReader.open(connection, surroundings.userAgent(), patience(config))) {
            Specification.Read read = specification.read(sources(config, cluster.ownNamespace()), config.redactors(), new ClusterObjects(cluster),
                    surroundings.standardInput());
            Optional<RunReport> unusable = unusable(read);
            if (unusable.isPresent()) {
                return unusable.get();
            }
            Tokens tokens = TokenKey.tokens(config, cluster, problems);
            BundleRun run = new BundleRun(config, cluster, redactor.with(read.redactors()).with(tokens), analyzers, delivery, surroundings, stop,
                    log);
            return run.run(read, problems, egress.get());
        } catch (WorkDirectory.UnusableException e) {
            return RunReport.ended(ExitCode.USAGE, "the settings cannot be used", List.of(e.problem()));
        } catch (ClusterUnreachableException e) {
            return RunReport.ended(ExitCode.NOTHING_COLLECTED, String.valueOf(e.getMessage()), List.of());
        }
    }

    /// How long one request may take, so that a server which never answers one leaves time to ask it for the others.
    static Duration patience(JobConfig config) {
        return config.deadline().dividedBy(REQUEST_SHARE);
    }

    /// How the settings reach the cluster.
    public static ClusterConnection connection(JobConfig config, Surroundings surroundings) {
        return new ClusterConnection(config.kubeconfig().orElse(null), config.context().orElse(null), config.namespace().orElse(null),
                surroundings.environment());
    }

    /// The sources of the settings, else the Secret of the run's own namespace.
    public static List<String> sources(JobConfig config, String ownNamespace) {
        return config.specs().isEmpty()
                ? List.of("secret/" + ownNamespace + "/" + JobConfig.SPEC_SECRET + "/" + JobConfig.SPEC_SECRET)
                : config.specs();
    }

    /// How a run would end for its specification alone, before it asks the cluster for anything; empty when it would go on.
    public static Optional<RunReport> unusable(Specification.Read read) {
        if (!read.unreadable().isEmpty()) {
            boolean cluster = read.unreadable().stream().anyMatch(problem -> problem.code().startsWith("cluster."));
            return Optional.of(RunReport.ended(cluster ? ExitCode.NOTHING_COLLECTED : ExitCode.USAGE, "the specification cannot be read",
                    read.unreadable()));
        }
        List<Problem> redactors = read.redactorProblems().stream().filter(problem -> problem.severity() == Severity.ERROR)
                .map(SpecProblem::toProblem).toList();
        if (!redactors.isEmpty()) {
            return Optional.of(RunReport.ended(ExitCode.USAGE, "nothing collected, because redactors of yours cannot be read", redactors));
        }
        // Whoever excludes everything means it, and gets a bundle that says so, as from other tools.
        if (read.plan().collectors().isEmpty() && read.plan().skipped().isEmpty()) {
            return Optional.of(RunReport.ended(ExitCode.USAGE, "the specification asks for nothing that can be collected",
                    causes(read.problems())));
        }
        return Optional.empty();
    }

    /// What is wrong, without the warnings that would only distract from it.
    private static List<Problem> causes(List<SpecProblem> problems) {
        List<SpecProblem> errors = problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
        return (errors.isEmpty() ? problems : errors).stream().map(SpecProblem::toProblem).toList();
    }
}
