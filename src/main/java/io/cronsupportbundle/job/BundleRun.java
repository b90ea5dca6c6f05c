package io.cronsupportbundle.job;

import io.cronsupportbundle.analyze.Analysis;
import io.cronsupportbundle.analyze.AnalyzerRunner;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.collect.CollectorRunner;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.redact.RedactingSink;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.spec.Position;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.YamlValue;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Text;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The stages of a run that has a cluster and a specification: probe, collect, audit, analyze; the rest is for [LastStages].
final class BundleRun {

    /// What a run writes itself, and cannot do without.
    private static final List<BundlePath> OWN = List.of(SummaryWriter.PATH, ManifestWriter.PATH, RedactionsWriter.PATH, OwnDocuments.ANALYSIS,
            OwnDocuments.VERSION, OwnDocuments.EXECUTION);

    /// The share of a run's time that is kept for analyzing, archiving and uploading what has been collected.
    private static final int RESERVED = 5;

    private final JobConfig config;
    private final ClusterReader cluster;
    private final Redactor redactor;
    private final AnalyzerRunner analyzers;
    private final Delivery delivery;
    private final Surroundings surroundings;
    private final Stop stop;
    private final RunLog log;
    private final Instant started;

    BundleRun(JobConfig config, ClusterReader cluster, Redactor redactor, AnalyzerRunner analyzers, Delivery delivery,
            Surroundings surroundings, Stop stop, RunLog log) {
        this.config = config;
        this.cluster = cluster;
        this.redactor = redactor;
        this.analyzers = analyzers;
        this.delivery = delivery;
        this.surroundings = surroundings;
        this.stop = stop;
        this.log = log;
        this.started = surroundings.clock().instant();
    }

    RunReport run(Specification.Read read, List<Problem> noted, Egress egress) throws IOException, InterruptedException {
        List<Problem> problems = new ArrayList<>(noted);
        read.problems().forEach(problem -> problems.add(problem.toProblem()));
        problems.forEach(log::warning);
        Delivery.Names names = new Delivery.Names(clusterToken(), cluster.ownNamespace());
        probe(names, egress, problems);
        try (WorkDirectory work = WorkDirectory.create(config.workDirectory())) {
            RedactingSink sink = new RedactingSink(redactor, work.entries(), config.maxBytes());
            List<CollectorRecord> collected = collect(read, sink, egress);
            Audit audit = Audit.of(config, problems);
            log.busy("auditing");
            Instant before = surroundings.clock().instant();
            boolean audited = trusted(() -> {
                audit.withdraw(sink);
                return Optional.empty();
            }, problems);
            log.done("audit", "result", audited ? "done" : "failed", "ms", since(before));
            log.busy("analyzing");
            before = surroundings.clock().instant();
            Analysis analysis = analyzers.run(named(read.spec().analyzers()), sink.bundle(), Optional.of(started));
            log.done("analyze", "findings", analysis.findings().size(), "ms", since(before));
            analysis.records().forEach(record -> problems.addAll(record.problems()));
            RedactedBundle bundle = ownDocuments(sink, collected, analysis, names, problems);
            boolean clean = audited && trusted(() -> audit.clean(bundle, OWN) ? Optional.empty()
                    : Optional.of("the run's own documents look as if they held a secret"), problems);
            FinishedBundle finished = new FinishedBundle(bundle, collected, analysis, problems, clean);
            LastStages last = new LastStages(config, delivery, stop, log, surroundings.clock(), started, cluster);
            // Whoever excludes everything means it; that nothing came of it is no failure then.
            if (!read.plan().collectors().isEmpty() && collected.stream().noneMatch(BundleRun::lookedAndFoundNothing)
                    && bundle.entries().values().stream().noneMatch(BundleRun::asked)) {
                return last.nothing(finished);
            }
            return last.deliver(finished, work, names, egress);
        }
    }

    /// Whether a collector did its work and there was nothing: no pod with these labels. That is an answer too.
    private static boolean lookedAndFoundNothing(CollectorRecord record) {
        return record.outcome().complete() && record.entries() == 0;
    }

    /// Whether an entry tells something that was asked for, and not only about the run.
    private static boolean asked(RedactedEntry entry) {
        String path = entry.path().value();
        boolean own = OWN.contains(entry.path()) || entry.path().equals(CollectorRunner.SKIPPED) || path.startsWith("collector-errors/")
                || path.endsWith("-errors.json") || path.endsWith("/errors.json");
        return !own && (entry.outcome().complete() || entry.outcome() == Outcome.TRUNCATED);
    }

    /// A part of the audit.
    private interface Look {
        /// Why the bundle must not be sent; empty when it may.
        Optional<String> doubt() throws IOException;
    }

    /// Whether a part of the audit was done and left no doubt. What has not been audited is not sent.
    private boolean trusted(Look look, List<Problem> problems) {
        Optional<String> doubt;
        try {
            doubt = look.doubt();
        } catch (IOException e) {
            doubt = Optional.of(redactor.redact(String.valueOf(e.getMessage())));
        }
        doubt.ifPresent(why -> {
            Problem problem = new Problem("audit.failed", "bundle", "the bundle could not be audited: " + why,
                    "The archive is kept; look at it with audit before you send it");
            problems.add(problem);
            log.warning(problem);
        });
        return doubt.isEmpty();
    }

    private String clusterToken() throws IOException, InterruptedException {
        if (!config.cluster().isEmpty()) {
            return config.cluster();
        }
        return ClusterToken.of(cluster).orElse("unknown-cluster");
    }

    /// Asks the endpoint before the cluster is bothered. A refusal is told at once and ends nothing: it may have passed when the bundle is
    /// ready, and if not, the bundle is kept.
    private void probe(Delivery.Names names, Egress egress, List<Problem> problems) {
        if (config.endpoint().isEmpty() || !(config.consent() instanceof Consent.Granted granted)) {
            return;
        }
        Endpoint endpoint = config.endpoint().get();
        log.busy("asking " + endpoint.describe());
        ProbeResult answer = delivery.probe(config, endpoint, names, granted, egress);
        log.done("probe", "endpoint", endpoint.describe(), "answer", answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        Optional<Problem> problem = switch (answer) {
            case ProbeResult.Permitted _, ProbeResult.PermittedAndStored _, ProbeResult.Unproved _ -> Optional.empty();
            case Refused refusal -> Optional.of(new Problem("upload.refused", endpoint.describe(), "the endpoint refuses uploads: "
                    + refusal.status() + " " + refusal.code() + " " + refusal.message() + id(refusal), refusal.remedy()));
            case Unreachable unreachable -> Optional.of(new Problem("upload.unreachable", endpoint.describe(),
                    "the endpoint cannot be reached: " + unreachable.cause(), unreachable.remedy()));
        };
        problem.ifPresent(found -> {
            problems.add(found);
            log.warning(found);
        });
    }

    private static String id(Refused refusal) {
        return refusal.requestId().isEmpty() ? "" : " (request id " + refusal.requestId() + ")";
    }

    private List<CollectorRecord> collect(Specification.Read read, RedactingSink sink, Egress egress) throws IOException, InterruptedException {
        Instant end = started.plus(config.deadline()).minus(config.deadline().dividedBy(RESERVED));
        Collection run = new Collection(cluster, sink, surroundings.clock(), egress.http());
        CollectorRunner runner = new CollectorRunner(run, end, stop, record -> log.done("collect", "collector", record.title(), "outcome",
                record.outcome().key(), "entries", record.entries(), "requests", record.requests(), "ms", record.millis(),
                "cause", redactor.redact(record.cause())));
        log.busy("collecting");
        return runner.run(read.plan());
    }

    /// Identifiers of findings are made of the names of checks, in which no rule would know a secret again.
    private List<SpecItem> named(List<SpecItem> items) {
        return items.stream().map(item -> {
            Map<String, YamlValue> members = new LinkedHashMap<>(item.body().members());
            members.computeIfPresent("checkName", (_, name) -> name instanceof Text(String text, Position at)
                    ? new Text(redactor.redact(text), at) : name);
            return new SpecItem(item.key(), new Mapping(members, item.body().position()), item.exclude(), item.canonical());
        }).toList();
    }

    private RedactedBundle ownDocuments(RedactingSink sink, List<CollectorRecord> collected, Analysis analysis, Delivery.Names names,
            List<Problem> problems) throws IOException {
        sink.admitOwnDocuments();
        RunFacts facts = new RunFacts(surroundings.version(), config.app(), config.versionLabel(), names.cluster(), names.namespace(), started);
        OwnDocuments documents = new OwnDocuments(sink);
        documents.version(surroundings.version());
        documents.analysis(analysis);
        documents.execution(collected, analysis.records(), Duration.between(started, surroundings.clock().instant()).toMillis());
        try (JsonEntry entry = sink.json(RedactionsWriter.PATH)) {
            RedactionsWriter.write(sink.bundle(), entry);
        }
        try (JsonEntry entry = sink.json(SummaryWriter.PATH)) {
            new SummaryWriter(facts).write(sink.bundle(), analysis.findings(), entry);
        }
        try (JsonEntry entry = sink.json(ManifestWriter.PATH)) {
            new ManifestWriter(facts).write(sink.bundle(), problems, collected, cluster.usage(), entry);
        }
        return sink.bundle();
    }

    private long since(Instant before) {
        return Duration.between(before, surroundings.clock().instant()).toMillis();
    }
}
