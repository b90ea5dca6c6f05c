package io.cronsupportbundle.job;

import io.cronsupportbundle.archive.ArchiveFailedException;
import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.archive.BundleArchiver;
import io.cronsupportbundle.archive.Compression;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.UploadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The last stages of a run: archive, keep, send, report. Whatever fails here, the archive is not lost.
final class LastStages {

    /// Top directory and file name, as other tools name them, in UTC.
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'support-bundle-'yyyy-MM-dd'T'HH_mm_ss", Locale.ROOT);

    private final JobConfig config;
    private final Delivery delivery;
    private final Stop stop;
    private final RunLog log;
    private final Clock clock;
    private final Instant started;
    private final ClusterReader cluster;

    LastStages(JobConfig config, Delivery delivery, Stop stop, RunLog log, Clock clock, Instant started, ClusterReader cluster) {
        this.config = config;
        this.delivery = delivery;
        this.stop = stop;
        this.log = log;
        this.clock = clock;
        this.started = started;
        this.cluster = cluster;
    }

    /// The end of a run whose bundle would hold nothing but errors.
    RunReport nothing(FinishedBundle finished) {
        return report(finished, ExitCode.NOTHING_COLLECTED, RunReport.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    RunReport deliver(FinishedBundle finished, WorkDirectory work, Delivery.Names names, Egress egress) throws IOException {
        String top = NAME.format(started.atOffset(ZoneOffset.UTC));
        BundleArchive archive;
        try {
            log.busy("archiving");
            Instant before = clock.instant();
            archive = archive(finished.bundle(), top, work.archive(top));
            log.done("archive", "bytes", archive.length(), "sha256", archive.sha256(), "ms", since(before));
        } catch (ArchiveFailedException e) {
            finished.problems().add(e.problem());
            return report(finished, ExitCode.NOTHING_COLLECTED, e.problem().toString(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<Problem> unwritten = new ArrayList<>();
        Optional<Path> copy = LocalCopy.of(config, archive, unwritten);
        unwritten.forEach(log::warning);
        finished.problems().addAll(unwritten);
        if (!finished.audited()) {
            return unsent(finished, ExitCode.AUDIT_FAILED, "not sent, because the bundle could not be audited", work, archive, copy);
        }
        if (stop.getAsBoolean()) {
            return unsent(finished, ExitCode.UPLOAD_FAILED, "not sent, because the run was told to stop", work, archive, copy);
        }
        if (config.endpoint().isEmpty()) {
            return unwritten.isEmpty() ? unsent(finished, complete(finished), "", work, archive, copy)
                    : unsent(finished, ExitCode.UPLOAD_FAILED, unwritten.getFirst().toString(), work, archive, copy);
        }
        if (!(config.consent() instanceof Consent.Granted granted)) {
            return unsent(finished, complete(finished), "not sent, because nobody has opted in", work, archive, copy);
        }
        log.busy("uploading");
        UploadResult result = delivery.upload(config, config.endpoint().get(), names, archive, started, granted, egress,
                started.plus(config.deadline()));
        log.done("upload", "result", result.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        boolean there = result instanceof UploadResult.Stored
                || (result instanceof UploadResult.AlreadyThere(_, boolean same, _, _) && same);
        return report(finished, there ? complete(finished) : ExitCode.UPLOAD_FAILED, "", Optional.of(archive),
                there ? copy : copy.or(() -> keep(work, archive)), Optional.of(result));
    }

    private RunReport unsent(FinishedBundle finished, ExitCode exit, String reason, WorkDirectory work, BundleArchive archive,
            Optional<Path> copy) {
        return report(finished, exit, reason, Optional.of(archive), copy.or(() -> keep(work, archive)), Optional.empty());
    }

    private long since(Instant before) {
        return Duration.between(before, clock.instant()).toMillis();
    }

    private static Optional<Path> keep(WorkDirectory work, BundleArchive archive) {
        work.keepArchive();
        return Optional.of(archive.file());
    }

    private BundleArchive archive(RedactedBundle bundle, String top, Path target) throws IOException {
        NavigableMap<BundlePath, RedactedEntry> rest = new TreeMap<>(bundle.entries());
        List<RedactedEntry> first = Stream.of(SummaryWriter.PATH, ManifestWriter.PATH, OwnDocuments.ANALYSIS, OwnDocuments.VERSION,
                RedactionsWriter.PATH).map(rest::remove).filter(entry -> entry != null).toList();
        Compression compression = Compression.forProcessors(Runtime.getRuntime().availableProcessors());
        return new BundleArchiver(compression, started).write(top, first, rest, bundle.links(), target);
    }

    private ExitCode complete(FinishedBundle finished) {
        boolean gaps = !finished.bundle().gaps().isEmpty() || finished.collected().stream().anyMatch(CollectorRecord::broke);
        return config.strict() && gaps ? ExitCode.NOTHING_COLLECTED : ExitCode.DONE;
    }

    private RunReport report(FinishedBundle finished, ExitCode exit, String reason, Optional<BundleArchive> archive, Optional<Path> kept,
            Optional<UploadResult> upload) {
        TreeMap<String, Integer> redactions = new TreeMap<>();
        long bytes = 0;
        for (RedactedEntry entry : finished.bundle().entries().values()) {
            entry.redactions().forEach((rule, count) -> redactions.merge(rule, count, Integer::sum));
            bytes += entry.length();
        }
        return new RunReport(exit, reason, finished.collected(), finished.analysis().findings(), finished.bundle().gaps(), finished.problems(),
                finished.bundle().entries().size(), bytes, redactions, archive, kept, upload, cluster.usage(),
                Duration.between(started, clock.instant()).toMillis());
    }
}
