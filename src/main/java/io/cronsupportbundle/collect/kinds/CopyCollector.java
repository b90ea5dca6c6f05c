package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.CopyCollector.Spec;
import io.cronsupportbundle.collect.kinds.SelectedPods.Pod;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ExecOutput;
import io.cronsupportbundle.kubernetes.ExecRequest;
import io.cronsupportbundle.kubernetes.ExecStream;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `copy`: files out of containers, by the `tar` that is in them.
@Singleton
final class CopyCollector implements Collector<Spec> {

    /// One container's files; more than this is a disk, not a file.
    private static final long MAX_BYTES = 500_000_000;

    private static final Duration EACH = Duration.ofMinutes(5);

    /// What a specification says.
    record Spec(String collectorName, String name, SelectedPods pods, String containerName, String containerPath) {}

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("copy", "copy", Order.LAST, Duration.ofMinutes(15), "copies files out of containers");
    }

    @Override
    public Spec read(Fields fields) {
        // Always on, whatever a specification says, as in other tools.
        fields.bool("extractArchive");
        String path = fields.text("containerPath", "");
        if (path.isEmpty()) {
            fields.problem("containerPath", "spec.missing-field", "there is no file or directory to copy", "Add containerPath:");
        }
        return new Spec(fields.text("collectorName", ""), fields.text("name", ""),
                new SelectedPods(fields.text("namespace", ""), fields.selector("selector")), fields.text("containerName", ""), path);
    }

    @Override
    public String title(Spec spec) {
        return Titles.selecting("copy", spec.collectorName, spec.pods.selector());
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(new PlannedEntry("exec tar for " + spec.containerPath + " in pods with " + String.join(",", spec.pods.selector()),
                place(spec), spec.pods.permissions()));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        for (Pod pod : spec.pods.listOrTell(run, place(spec), ListErrors.path(spec.name, spec.collectorName))) {
            copy(spec, pod, run);
        }
    }

    private static void copy(Spec spec, Pod pod, Collection run) throws IOException, InterruptedException {
        String own = BundlePath.of(spec.name, pod.namespace(), pod.name(), spec.containerName).value();
        Map<String, String> errors = new TreeMap<>();
        List<String> command = List.of("tar", "-C", parent(spec.containerPath), "-cf", "-", base(spec.containerPath));
        ExecRequest request = new ExecRequest(pod.namespace(), pod.name(), pod.container(spec.containerName), command, EACH, MAX_BYTES);
        Outcome outcome = Outcome.FAILED;
        try (ExecStream stream = run.cluster().exec(request); ExecOutput output = new ExecOutput(stream)) {
            String error = members(own + "/" + parent(spec.containerPath), output, stream, run);
            if (!error.isEmpty()) {
                errors.put(join(spec.containerPath, "error"), error);
                if (!output.stderr().isEmpty()) {
                    errors.put(join(spec.containerPath, "stderr"), output.stderr());
                }
            }
        } catch (ApiException e) {
            errors.put(join(spec.containerPath, "error"), String.valueOf(e.getMessage()));
            outcome = e.outcome();
        }
        if (!errors.isEmpty()) {
            run.sink().missing(join(own, spec.containerPath), outcome, errors.values().iterator().next());
            ErrorFiles.map(run.sink(), BundlePath.of(own, spec.containerPath + "-errors.json"), errors);
        }
    }

    /// Why not everything came, or nothing. A stream that is no archive says so only because the command failed, so that is asked first.
    private static String members(String directory, ExecOutput output, ExecStream stream, Collection run) throws IOException, InterruptedException {
        String broken = "";
        try {
            new TarMembers(directory).copy(output, run.sink());
            output.skip(Long.MAX_VALUE);
        } catch (ApiException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            broken = "the archive is broken: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            output.skip(Long.MAX_VALUE);
        }
        while (stream.next().isPresent()) {
            // The exit status comes last.
        }
        if (stream.end().cut() && stream.end().error().isEmpty()) {
            return "the files are larger than the limit of " + MAX_BYTES + " bytes";
        }
        return stream.end().error().isEmpty() ? broken : stream.end().error();
    }

    private static String parent(String path) {
        String clean = path.replaceAll("/+$", "");
        int slash = clean.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : clean.substring(0, slash);
    }

    private static String base(String path) {
        String clean = path.replaceAll("/+$", "");
        return clean.isEmpty() ? "." : clean.substring(clean.lastIndexOf('/') + 1);
    }

    private static String join(String path, String name) {
        return (path + "/" + name).replaceAll("/+", "/");
    }

    private static String place(Spec spec) {
        String namespace = spec.pods.namespace().isEmpty() ? "*" : spec.pods.namespace();
        return BundlePath.of(spec.name, namespace, "*", spec.containerName, spec.containerPath).value();
    }
}
