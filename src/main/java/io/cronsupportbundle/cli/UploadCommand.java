package io.cronsupportbundle.cli;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.audit.AllowList;
import io.cronsupportbundle.audit.AuditHit;
import io.cronsupportbundle.audit.BundleAudit;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.Audit;
import io.cronsupportbundle.job.Delivery;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.Surroundings;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.UploadResult;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `upload`: sends an archive that was kept, and collects nothing.
@Command(name = "upload", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Sends an archive that was made earlier, and collects nothing.", "", "Example:",
            "  cron-support-bundle upload support-bundle.tar.gz --consent granted --endpoint https://s3.eu-central-1.amazonaws.com/bucket"})
final class UploadCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BUNDLE", description = "the archive")
    Path bundle = Path.of("");

    @Mixin
    @Inject
    SettingsOptions settings;

    @Inject
    Delivery delivery;

    @Inject
    Surroundings surroundings;

    @Inject
    Redactor redactor;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        JobConfig config = settings.config();
        List<Problem> problems = new ArrayList<>();
        AllowList allowed = Audit.allowed(config.auditAllow(), problems);
        Optional<Egress> egress = delivery.egress(config, problems);
        if (!Files.isRegularFile(bundle)) {
            problems.add(new Problem("upload.no-file", bundle.toString(), "there is no such file", "Name an archive"));
        }
        if (config.endpoint().isEmpty()) {
            problems.add(new Problem("config.no-destination", "SUPPORT_BUNDLE_ENDPOINT", "there is no endpoint", "Name one with --endpoint"));
        }
        if (config.consent() instanceof Consent.Withheld(String why)) {
            problems.add(new Problem("config.no-consent", "SUPPORT_BUNDLE_CONSENT", "nobody has opted in: " + why,
                    "If the bundle may leave, say so with --consent granted"));
        }
        if (!problems.isEmpty() || !(config.consent() instanceof Consent.Granted granted)) {
            throw new UsageException(problems);
        }
        int audited = audited(allowed);
        return audited == ExitCode.DONE.code() ? send(config, config.endpoint().orElseThrow(), granted, egress.orElseThrow()) : audited;
    }

    /// What was kept may be another tool's, or older than a rule: it gets the look that every run gives its own.
    private int audited(AllowList allowed) throws IOException {
        return BundleArgument.open(bundle, streams, opened -> {
            List<AuditHit> hits = new BundleAudit(allowed).audit(opened, opened.paths());
            hits.forEach(hit -> streams.err().println("error: " + redactor.redact(hit.path().value()) + ": the audit found " + hit.describe()));
            ExitCode verdict = Audit.verdict(opened, hits);
            if (verdict != ExitCode.DONE) {
                streams.err().println("error: not sent. Mask it first: cron-support-bundle redact " + bundle + " -o NEW.");
            }
            return verdict.code();
        });
    }

    private int send(JobConfig config, Endpoint endpoint, Consent.Granted granted, Egress egress) throws IOException {
        Instant now = surroundings.clock().instant();
        Delivery.Names names = new Delivery.Names(config.cluster().isEmpty() ? "unknown-cluster" : config.cluster(), config.namespace().orElse("default"));
        UploadResult result = delivery.upload(config, endpoint, names, BundleArchive.of(bundle), now, granted, egress, now.plus(config.deadline()));
        return switch (result) {
            case UploadResult.Stored stored -> said(ExitCode.DONE, "Sent " + ReportPrinter.describe(stored));
            case UploadResult.AlreadyThere there when there.sameContent() -> said(ExitCode.DONE, ReportPrinter.describe(there));
            case UploadResult.AlreadyThere there -> said(ExitCode.UPLOAD_FAILED, "error: another object is already at " + there.url()
                    + ". Use a key template with {sha256} or {time}.");
            case Refused refused -> said(ExitCode.UPLOAD_FAILED, "error: upload refused: " + refused);
            case Unreachable unreachable -> said(ExitCode.UPLOAD_FAILED, "error: upload failed: " + unreachable);
        };
    }

    private int said(ExitCode exit, String text) {
        (exit == ExitCode.DONE ? streams.out() : streams.err()).println(text);
        return exit.code();
    }
}
