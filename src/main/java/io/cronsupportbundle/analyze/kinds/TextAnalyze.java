package io.cronsupportbundle.analyze.kinds;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.analyze.AnalyzerException;
import io.cronsupportbundle.analyze.AnalyzerInfo;
import io.cronsupportbundle.analyze.AnalyzerSpec;
import io.cronsupportbundle.analyze.Check;
import io.cronsupportbundle.analyze.EvidenceReader;
import io.cronsupportbundle.analyze.Finding;
import io.cronsupportbundle.analyze.GoRegex;
import io.cronsupportbundle.analyze.Icon;
import io.cronsupportbundle.analyze.OutcomeItem;
import io.cronsupportbundle.analyze.TextExcerpt;
import io.cronsupportbundle.analyze.Verdict;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.spec.Fields;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for a regular expression in texts, most of them logs, because an application tells its own troubles there best.
///
/// A text of which only a part is in the bundle decides when the expression is found in it, and is unknown otherwise.
@Singleton
final class TextAnalyze implements Analyzer<TextAnalyze.Spec> {
    private static final String KEY = "textAnalyze";
    private static final Icon ICON = new Icon("kubernetes_text_analyze", "text-analyze.svg");
    private static final Icon GROUPS_ICON = new Icon("kubernetes_text_analyze", "text-analyze.svg?w=13&h=16");

    record Spec(Check check, List<OutcomeItem> outcomes, String pattern, List<String> excludes, String regex, String regexGroups,
            boolean ignoreIfNoFiles) implements AnalyzerSpec {}

    @Override
    public AnalyzerInfo info() {
        return new AnalyzerInfo(KEY, "Whether a regular expression is found in a text, or what it captures",
                List.of("<collectorName>/<fileName>", "<collectorName>/*/*/<fileName>"));
    }

    @Override
    public Spec read(Fields fields) {
        String collector = fields.text("collectorName", "");
        String file = fields.text("fileName", "");
        List<String> excludes = fields.texts("excludeFiles").stream().map(exclude -> pattern(collector, exclude)).toList();
        return new Spec(Check.read(fields, KEY, ICON, collector, collector + " " + file), OutcomeItem.read(fields),
                pattern(collector, file), excludes, fields.text("regex", ""), fields.text("regexGroups", ""),
                fields.bool("ignoreIfNoFiles", false));
    }

    /// What the exec collector wrote stands two directories deeper, under namespace and pod.
    private static String pattern(String collector, String file) {
        boolean exec = file.endsWith("-stdout.txt") || file.endsWith("-stderr.txt") || file.endsWith("-errors.json");
        boolean wild = (collector + file).contains("*");
        return exec && !wild ? collector + "/*/*/" + file : collector + "/" + file;
    }

    @Override
    public List<Finding> analyze(Spec spec, EvidenceReader evidence) throws AnalyzerException, IOException {
        List<BundlePath> paths = evidence.find(spec.pattern(), spec.excludes());
        List<Gap> unseen = evidence.unseen(spec.pattern());
        if (paths.isEmpty()) {
            return nothing(spec, evidence, unseen);
        }
        if (spec.regex().isEmpty() && spec.regexGroups().isEmpty()) {
            return List.of(spec.check().lenient().finding(Verdict.FAIL, "Invalid analyzer", ""));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<GoRegex> regex = compile(spec.regex());
        Optional<GoRegex> groups = compile(spec.regexGroups());
        for (BundlePath path : paths) {
            Text text = Text.read(path, evidence, unseen);
            if (regex.isPresent()) {
                findings.add(matched(spec, regex.get(), text).from(path));
            }
            if (groups.isPresent()) {
                findings.add(captured(spec, groups.get(), text).from(path));
            }
        }
        List<String> others = unseen.stream().filter(gap -> paths.stream().noneMatch(path -> path.value().equals(gap.place())))
                .map(EvidenceReader::describe).toList();
        if (!others.isEmpty()) {
            findings.add(spec.check().unknown(String.join("; ", others)));
        }
        return findings;
    }

    private static List<Finding> nothing(Spec spec, EvidenceReader evidence, List<Gap> unseen) throws AnalyzerException {
        if (spec.ignoreIfNoFiles() && unseen.isEmpty()) {
            return List.of();
        }
        if (evidence.explanation(spec.pattern()).isPresent()) {
            return List.of(spec.check().unknown(evidence.whyMissing(spec.pattern())));
        }
        return List.of(spec.check().lenient().finding(Verdict.WARN, "No matching files", ""));
    }

    private static Optional<GoRegex> compile(String regex) throws AnalyzerException {
        return regex.isEmpty() ? Optional.empty() : Optional.of(GoRegex.compile(regex));
    }

    /// @param cut why the text is not whole, or empty
    private record Text(TextExcerpt excerpt, String cut) {

        static Text read(BundlePath path, EvidenceReader evidence, List<Gap> unseen) throws IOException {
            TextExcerpt excerpt = evidence.text(path);
            String limit = path + " is longer than " + EvidenceReader.MAX_TEXT + " bytes, and what was looked for is not in its beginning";
            String cut = unseen.stream()
                    .filter(gap -> gap.place().equals(path.value()))
                    .map(EvidenceReader::describe)
                    .findFirst()
                    .orElse(excerpt.whole() ? "" : limit);
            return new Text(excerpt, cut);
        }
    }

    private static Finding matched(Spec spec, GoRegex regex, Text text) throws AnalyzerException {
        boolean found = regex.find(text.excerpt());
        return !found && !text.cut().isEmpty()
                ? spec.check().unknown(text.cut())
                : RegexOutcomes.found(spec.check(), spec.outcomes(), found);
    }

    private static Finding captured(Spec spec, GoRegex regex, Text text) throws AnalyzerException {
        Check check = spec.check().pictured(GROUPS_ICON);
        Optional<Map<String, String>> groups = regex.groups(text.excerpt());
        return groups.isEmpty() && !text.cut().isEmpty()
                ? check.unknown(text.cut())
                : RegexOutcomes.captured(check, spec.outcomes(), groups.orElse(Map.of()));
    }
}
