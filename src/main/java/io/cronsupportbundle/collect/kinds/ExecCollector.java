package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorInfo.Order;
import io.cronsupportbundle.collect.ErrorFiles;
import io.cronsupportbundle.collect.kinds.ExecCollector.Spec;
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

/// `exec`: what a command says in the first of the pods that labels select.
@Singleton
final class ExecCollector implements Collector<Spec> {

    /// Where a specification sets no limit, one is needed all the same: a command is free to wait for ever.
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /// What a specification says.
    ///
    /// @param command with its arguments
    record Spec(String collectorName, String name, SelectedPods pods, String containerName, List<String> command, Duration timeout) {}

    @Override
    public CollectorInfo info() {
        return new CollectorInfo("exec", "exec", Order.NORMAL, Duration.ofMinutes(15), "runs a command in a container that is already there");
    }

    @Override
    public Spec read(Fields fields) {
        List<String> command = new ArrayList<>(fields.texts("command"));
        command.addAll(fields.texts("args"));
        if (command.isEmpty()) {
            fields.problem("command", "spec.missing-field", "there is no command to run", "Add command: with the program and its arguments");
        }
        return new Spec(fields.text("collectorName", ""), fields.text("name", ""),
                new SelectedPods(fields.text("namespace", ""), fields.selector("selector")), fields.text("containerName", ""), List.copyOf(command),
                fields.duration("timeout").orElse(TIMEOUT));
    }

    @Override
    public String title(Spec spec) {
        return Titles.selecting("exec", spec.collectorName, spec.pods.selector());
    }

    @Override
    public List<PlannedEntry> plan(Spec spec) {
        return List.of(new PlannedEntry("exec " + String.join(" ", spec.command) + " in the first pod with "
                + String.join(",", spec.pods.selector()), place(spec), spec.pods.permissions()));
    }

    @Override
    public void collect(Spec spec, Collection run) throws IOException, InterruptedException {
        List<Pod> pods = spec.pods.listOrTell(run, place(spec), ListErrors.path(spec.name, spec.collectorName));
        if (!pods.isEmpty()) {
            exec(spec, pods.getFirst(), run);
        }
    }

    private static void exec(Spec spec, Pod pod, Collection run) throws IOException, InterruptedException {
        String container = pod.container(spec.containerName);
        String prefix = spec.collectorName.isEmpty() ? container : spec.collectorName;
        BundlePath stdout = path(spec, pod, prefix + "-stdout.txt");
        List<String> errors = new ArrayList<>();
        try {
            ExecRequest request = new ExecRequest(pod.namespace(), pod.name(), container, spec.command, spec.timeout, CommandOutput.MAX_BYTES);
            ExecEnd end = new CommandOutput(stdout, path(spec, pod, prefix + "-stderr.txt")).run(request, run);
            if (!end.error().isEmpty()) {
                errors.add(end.error());
                run.sink().missing(stdout.value(), Outcome.FAILED, end.error());
            }
        } catch (ApiException e) {
            if (e.status() == 504) {
                throw e;
            }
            errors.add(String.valueOf(e.getMessage()));
            run.sink().missing(stdout.value(), e.outcome(), String.valueOf(e.getMessage()));
        }
        ErrorFiles.list(run.sink(), path(spec, pod, prefix + "-errors.json"), errors);
    }

    private static BundlePath path(Spec spec, Pod pod, String file) {
        return BundlePath.of(spec.name, pod.namespace(), pod.name(), file);
    }

    private static String place(Spec spec) {
        String prefix = !spec.collectorName.isEmpty() ? spec.collectorName : spec.containerName.isEmpty() ? "*" : spec.containerName;
        String namespace = spec.pods.namespace().isEmpty() ? "*" : spec.pods.namespace();
        return BundlePath.of(spec.name, namespace, "*", prefix + "-stdout.txt").value();
    }
}
