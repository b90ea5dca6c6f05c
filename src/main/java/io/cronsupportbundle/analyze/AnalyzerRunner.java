package io.cronsupportbundle.analyze;

import io.cronsupportbundle.analyze.AnalyzerRecord.State;
import io.cronsupportbundle.bundle.BundleView;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecProblem;
import io.cronsupportbundle.spec.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Runs the analyzers of a specification over a bundle. It is the one place where an analyzer that cannot answer becomes a finding: the
/// peer drops it without a trace, and a check that vanished looks like a check that passed.
@Singleton
public final class AnalyzerRunner {
    private final AnalyzerRegistry registry;

    public AnalyzerRunner(AnalyzerRegistry registry) {
        this.registry = registry;
    }

    /// Over a bundle that was collected at some other time, and may know when.
    public Analysis run(List<SpecItem> items, BundleView bundle) {
        return run(items, bundle, bundle.time());
    }

    /// Over a bundle that is taken as collected at a time, which is "today" for analyzers; empty when nobody knows.
    public Analysis run(List<SpecItem> items, BundleView bundle, Optional<Instant> time) {
        List<Finding> findings = new ArrayList<>();
        List<AnalyzerRecord> records = new ArrayList<>();
        BundleView entries = new RecentEntries(bundle);
        for (SpecItem item : items) {
            Optional<Analyzer<?>> analyzer = registry.find(item.key());
            if (item.exclude()) {
                records.add(new AnalyzerRecord(item.key(), "", State.EXCLUDED, 0, List.of()));
            } else if (analyzer.isEmpty()) {
                records.add(new AnalyzerRecord(item.key(), "", State.UNSUPPORTED, 0, List.of(unsupported(item))));
            } else {
                Answer answer = answer(analyzer.get(), item, new EvidenceReader(entries, time));
                findings.addAll(answer.findings());
                records.add(answer.record());
            }
        }
        return new Analysis(findings, records);
    }

    private record Answer(List<Finding> findings, AnalyzerRecord record) {
        static Answer of(Check check, State state, List<Finding> findings, List<Problem> problems) {
            return new Answer(findings, new AnalyzerRecord(check.analyzer(), check.title(), state, findings.size(), problems));
        }
    }

    private static <S extends AnalyzerSpec> Answer answer(Analyzer<S> analyzer, SpecItem item, EvidenceReader evidence) {
        AnalyzerInfo info = analyzer.info();
        List<SpecProblem> found = new ArrayList<>();
        Fields fields = new Fields(item.body(), "analyzer " + info.key(), found);
        S spec = analyzer.read(fields);
        fields.finish();
        List<Problem> problems = new ArrayList<>(found.stream().map(SpecProblem::toProblem).toList());
        if (!info.spacedWhen()) {
            problems.addAll(spaces(spec, item));
        }
        Check check = spec.check();
        Optional<SpecProblem> error = found.stream().filter(problem -> problem.severity() == Severity.ERROR).findFirst();
        if (error.isPresent()) {
            return Answer.of(check, State.FAILED, List.of(failed(check, error.get().position() + ": " + error.get().what())), problems);
        }
        try {
            List<Finding> findings = analyzer.analyze(spec, evidence).stream().map(finding -> supported(finding, evidence)).toList();
            return Answer.of(check, State.RAN, findings, problems);
        } catch (MissingInputException e) {
            return Answer.of(check, State.UNKNOWN, List.of(check.unknown(text(e))), problems);
        } catch (AnalyzerException | IOException | RuntimeException e) {
            Finding finding = supported(failed(check, text(e)), evidence);
            problems.add(new Problem("analyzer.failed", item.body().position().toString(), "analyzer " + info.key() + ": " + text(e),
                    "Correct the specification, or the input that it names"));
            return Answer.of(check, State.FAILED, List.of(finding), problems);
        }
    }

    private static Finding supported(Finding finding, EvidenceReader evidence) {
        return finding.evidence().isEmpty() ? finding.from(evidence.opened()) : finding;
    }

    private static Finding failed(Check check, String what) {
        return check.finding(Verdict.WARN, "The analyzer " + check.analyzer() + " could not answer: " + what, "");
    }

    /// An exception of ours speaks for itself; any other is named.
    private static String text(Exception e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return e instanceof AnalyzerException ? message : e.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    }

    /// The peer's grammars want single spaces; we read any number, and say that others will not.
    private static List<Problem> spaces(AnalyzerSpec spec, SpecItem item) {
        return spec.outcomes().stream()
                .flatMap(outcome -> outcome.branches().stream())
                .map(OutcomeBranch::when)
                .filter(when -> when.strip().contains("  "))
                .map(when -> new Problem("analyzer.when-spaces", item.body().position().toString(),
                        "analyzer " + item.key() + ": when \"" + when + "\" has two spaces in a row, which other readers do not take",
                        "Write one space between words"))
                .toList();
    }

    private Problem unsupported(SpecItem item) {
        return new Problem("analyzer.not-supported", item.body().position().toString(), "analyzer " + item.key() + " is not supported",
                "Remove it, or use one of: " + String.join(", ", registry.keys()));
    }
}
