package io.cronsupportbundle.job;

import io.cronsupportbundle.archive.OpenedBundle;
import io.cronsupportbundle.audit.AllowList;
import io.cronsupportbundle.audit.AuditHit;
import io.cronsupportbundle.audit.BundleAudit;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.redact.RedactingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The second look of a run at what it is about to archive: an entry that looks like a secret is taken out, and the run says which rule has
/// missed it. It reads the very files that the archive is made of.
public final class Audit {
    private final BundleAudit audit;
    private final List<Problem> problems;

    private Audit(AllowList allowed, List<Problem> problems) {
        this.audit = new BundleAudit(allowed);
        this.problems = problems;
    }

    /// @param problems takes what is wrong with the list of what is allowed, and what the audit finds
    static Audit of(JobConfig config, List<Problem> problems) {
        return new Audit(allowed(config.auditAllow(), problems), problems);
    }

    /// Reads the list of what is allowed. A line that cannot be read allows nothing.
    public static AllowList allowed(Optional<Path> file, List<Problem> problems) {
        if (file.isEmpty()) {
            return AllowList.EMPTY;
        }
        try {
            return AllowList.read(file.get().toString(), Files.readAllLines(file.get()), problems);
        } catch (IOException e) {
            problems.add(new Problem("audit.allow", file.get().toString(), "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "Check its path and permissions"));
            return AllowList.EMPTY;
        }
    }

    /// How a command about a finished bundle ends: what could not be read proves nothing.
    public static ExitCode verdict(OpenedBundle bundle, List<AuditHit> hits) {
        if (!hits.isEmpty()) {
            return ExitCode.SECRET_FOUND;
        }
        return bundle.paths().isEmpty() || !bundle.problems().isEmpty() ? ExitCode.AUDIT_FAILED : ExitCode.DONE;
    }

    /// Takes out every entry in which something is found.
    void withdraw(RedactingSink sink) throws IOException {
        for (AuditHit hit : audit.audit(sink.bundle(), sink.bundle().entries().keySet())) {
            problems.add(problem(hit));
            sink.withdraw(hit.path(), "the audit found " + hit.describe());
        }
    }

    /// Whether nothing is found in these entries, which cannot be taken out.
    boolean clean(BundleView bundle, Collection<BundlePath> paths) throws IOException {
        Collection<BundlePath> there = new TreeSet<>(paths);
        there.retainAll(bundle.paths());
        List<AuditHit> hits = audit.audit(bundle, there);
        hits.forEach(hit -> problems.add(problem(hit)));
        return hits.isEmpty();
    }

    private static Problem problem(AuditHit hit) {
        return new Problem("audit.hit", hit.path().value(), "the audit found " + hit.describe(),
                "Report it; if it is harmless, allow it with a reason (SUPPORT_BUNDLE_AUDIT_ALLOW)");
    }
}
