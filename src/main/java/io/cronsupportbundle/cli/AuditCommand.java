package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.audit.AllowList;
import io.cronsupportbundle.audit.AuditHit;
import io.cronsupportbundle.audit.BundleAudit;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.job.Audit;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.redact.Redactor;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `audit`: looks for secrets in a finished bundle, with other code than that which redacts.
@Command(name = "audit", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Looks for secrets in a bundle, with other code than that which redacts. A run does the same before it sends one.",
            "Ends with code 0 when nothing is found, with 6 when something is, with 5 when the bundle cannot be read.", "",
            "Example:", "  cron-support-bundle audit support-bundle.tar.gz"})
final class AuditCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "BUNDLE", description = "an archive, or the directory it was unpacked to")
    Path bundle = Path.of("");

    @Option(names = "--audit-allow", paramLabel = "FILE", description = "what may be found: a format, a path and # reason on each line")
    @Nullable Path allow;

    @Option(names = {"-o", "--format"}, paramLabel = "FORMAT", defaultValue = "text", description = "text or json")
    OutputFormat format = OutputFormat.TEXT;

    @Inject
    Redactor redactor;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        List<Problem> problems = new ArrayList<>();
        AllowList allowed = Audit.allowed(Optional.ofNullable(allow), problems);
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        int code = BundleArgument.open(bundle, streams, opened -> {
            List<AuditHit> hits = new BundleAudit(allowed).audit(opened, opened.paths());
            print(hits, opened.paths().size());
            ExitCode verdict = Audit.verdict(opened, hits);
            if (verdict == ExitCode.AUDIT_FAILED) {
                streams.err().println("error: not everything in the bundle could be read, so nothing is proved. Look into it by hand.");
            }
            return verdict.code();
        });
        return code == ExitCode.USAGE.code() ? ExitCode.AUDIT_FAILED.code() : code;
    }

    private void print(List<AuditHit> hits, int entries) {
        switch (format) {
            case TEXT -> {
                hits.forEach(hit -> streams.out().println(redactor.redact(hit.path().value()) + ": " + hit.describe()));
                streams.out().println((hits.isEmpty() ? "nothing" : hits.size() + " places") + " found in " + entries + " entries");
            }
            case JSON -> {
                ObjectNode root = JSON.createObjectNode().put("entries", entries);
                ArrayNode array = root.putArray("hits");
                hits.forEach(hit -> array.addObject().put("path", redactor.redact(hit.path().value())).put("format", hit.format())
                        .put("rule", hit.rule()).put("encoding", hit.encoding()));
                streams.out().println(root.toPrettyString());
            }
        }
    }
}
