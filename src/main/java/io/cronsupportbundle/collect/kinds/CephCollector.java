package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.CephCollector.Spec;
import io.cronsupportbundle.collect.kinds.SelectedPods.Pod;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ExecEnd;
import io.cronsupportbundle.kubernetes.ExecRequest;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `ceph`: what a Ceph cluster of Rook says of itself through its toolbox, or else through its operator.
@Singleton
final class CephCollector implements Collector<Spec> {
    private static final String NAMESPACE = "rook-ceph";
    private static final Duration EACH = Duration.ofSeconds(30);

    /// `rbd du` looks at every image.
    private static final Duration SLOW = Duration.ofSeconds(60);

    /// What a specification says.
    record Spec(String collectorName, String namespace, Optional<Duration> timeout) {}

    /// One command and the name of its file.
    private record Question(String id, String format, String command) {

        List<String> words() {
            return List.of((command + (format.equals("json") ? " -f json-pretty" : "")).split(" ", -1));
        }

        Duration patience() {
            return id.startsWith("rbd-du") ? SLOW : EACH;
        }
    }

    private static final List<Question> QUESTIONS = List.of(
            new Question("status", "json", "ceph status"),
            new Question("status-txt", "txt", "ceph status"),
            new Question("fs", "json", "ceph fs status"),
            new Question("fs-txt", "txt", "ceph fs status"),
            new Question("fs-ls", "json", "ceph fs ls"),
            new Question("osd-status", "json", "ceph osd status"),
            new Question("osd-tree", "json", "ceph osd tree"),
            new Question("osd-pool", "json", "ceph osd pool ls detail"),
            new Question("health", "json", "ceph health detail"),
            new Question("auth", "json", "ceph auth ls"),
            new Question("rgw-stats", "json", "radosgw-admin bucket stats --rgw-cache-enabled=false"),
            new Question("rbd-du-txt", "txt", "rbd du --pool=replicapool"),
            new Question("df", "json", "ceph df"),
            new Question("df-txt", "txt", "ceph df"),
            new Question("osd-df", "json", "ceph osd df"),
            new Question("osd-df-txt", "txt", "ceph osd df"));

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("ceph", "ceph", Order.NORMAL, Duration.ofMinutes(12), "asks Ceph through the toolbox of Rook");
    }

    @Override
    public Spec read(Fields fields) {
        String namespace = fields.text("namespace", "");
        return new Spec(fields.text("collectorName", ""), namespace.isEmpty() ? NAMESPACE : namespace, fields.duration("timeout"));
    }

    @Override
    public String title(Spec spec) {
        return Titles.named("ceph", spec.collectorName);
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        SelectedPods pods = new SelectedPods(spec.namespace, List.of());
        return QUESTIONS.stream().map(question -> new PlannedEntry("exec " + String.join(" ", question.words()),
                path(spec, question, "." + question.format).value(), pods.permissions())).toList();
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        List<Pod> pods = List.of();
        for (String app : List.of("rook-ceph-tools", "rook-ceph-operator")) {
            if (pods.isEmpty()) {
                pods = new SelectedPods(spec.namespace, List.of("app=" + app)).list(run, directory(spec) + "/*");
            }
        }
        if (pods.isEmpty()) {
            return;
        }
        for (Question question : QUESTIONS) {
            ask(spec, question, pods.getFirst(), run);
        }
    }

    private static void ask(Spec spec, Question question, Pod pod, Collection run) throws IOException, InterruptedException {
        BundlePath file = path(spec, question, "." + question.format);
        ExecRequest request = new ExecRequest(pod.namespace(), pod.name(), pod.container(""), question.words(),
                spec.timeout.orElse(question.patience()), CommandOutput.MAX_BYTES);
        List<String> errors = new ArrayList<>();
        try {
            ExecEnd end = new CommandOutput(file, path(spec, question, "-stderr.txt")).run(request, run);
            if (!end.error().isEmpty()) {
                errors.add(end.error());
                run.sink().missing(file.value(), Outcome.FAILED, end.error());
            }
        } catch (ApiException e) {
            run.sink().missing(file.value(), e.outcome(), String.valueOf(e.getMessage()));
            try (TextEntry entry = run.sink().text(path(spec, question, "." + question.format + "-error"))) {
                entry.write(String.valueOf(e.getMessage()));
                entry.complete();
            }
        }
        ErrorFiles.list(run.sink(), path(spec, question, "-errors.json"), errors);
    }

    private static BundlePath path(Spec spec, Question question, String ending) {
        return BundlePath.of(directory(spec), question.id + ending);
    }

    private static String directory(Spec spec) {
        return BundlePath.of(spec.collectorName, spec.namespace.equals(NAMESPACE) ? "" : spec.namespace, "ceph").value();
    }
}
