package io.cronsupportbundle.analyze;

import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.GoBool;
import io.cronsupportbundle.spec.YamlValue.Bool;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What all findings of one analyzer item have in common, and the one place where findings are made.
///
/// @param analyzer the analyzer's key
/// @param id tells the item from others of its kind, the same in every cluster
public record Check(String analyzer, String title, String id, boolean strict, Icon icon) {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern NOT_ID = Pattern.compile("[^a-z0-9]+");

    /// Codes are counted in tables; long ones help nobody.
    private static final int MAX_ID = 80;

    /// Reads the fields that every analyzer has.
    ///
    /// @param fallbackTitle the title when the item has no `checkName`
    /// @param fallbackId what tells the check from others then; made of the specification only, never of what is in a cluster
    public static Check read(Fields fields, String analyzer, Icon icon, String fallbackTitle, String fallbackId) {
        Optional<String> name = fields.text("checkName").filter(value -> !value.isEmpty());
        fields.raw("exclude");
        fields.raw("annotations");
        return new Check(analyzer, name.orElse(fallbackTitle), slug(name.orElse(fallbackId)), strict(fields), icon);
    }

    public String code() {
        return id.isEmpty() ? analyzer : analyzer + "/" + id;
    }

    public Finding finding(Verdict verdict, String message, String uri) {
        return new Finding(analyzer, title, message, uri, verdict, strict, icon.key(), icon.uri(), Optional.empty(), code(), List.of());
    }

    public Finding finding(OutcomeBranch branch) {
        return finding(branch.verdict(), branch.message(), branch.uri());
    }

    /// The finding of the first outcome that applies.
    public Finding decide(List<OutcomeItem> outcomes, OutcomeCondition condition) throws AnalyzerException {
        return OutcomeItem.first(outcomes, condition).map(this::finding).orElseGet(this::neutral);
    }

    /// The finding whose verdict is known; the last outcome of that verdict has the message.
    public Finding conclude(Verdict verdict, List<OutcomeItem> outcomes, String fallbackMessage) {
        OutcomeBranch branch = OutcomeItem.last(outcomes, List.of(verdict)).orElse(new OutcomeBranch(verdict, "", "", ""));
        return finding(verdict, branch.message().isEmpty() ? fallbackMessage : branch.message(), branch.uri());
    }

    /// No outcome applied.
    public Finding neutral() {
        return finding(Verdict.NEUTRAL, "", "");
    }

    /// The evidence does not decide.
    ///
    /// @param reason what was not seen and why
    public Finding unknown(String reason) {
        return finding(Verdict.UNKNOWN, "Unknown: " + reason, "");
    }

    public Check titled(String other) {
        return new Check(analyzer, other, id, strict, icon);
    }

    /// The same check looking at one of several things that the specification tells apart.
    public Check part(String what) {
        String more = slug(what);
        return more.isEmpty() ? this : new Check(analyzer, title, id.isEmpty() ? more : id + "/" + more, strict, icon);
    }

    public Check lenient() {
        return new Check(analyzer, title, id, false, icon);
    }

    public Check pictured(Icon other) {
        return new Check(analyzer, title, id, strict, other);
    }

    /// The peer reads what it cannot read as false.
    private static boolean strict(Fields fields) {
        return switch (fields.raw("strict").orElse(null)) {
            case Bool bool -> bool.value();
            case Text text -> GoBool.parse(text.value()).orElse(false);
            case null, default -> false;
        };
    }

    private static String slug(String text) {
        String plain = TEMPLATE.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        String slug = NOT_ID.matcher(plain).replaceAll("-");
        int from = slug.startsWith("-") ? 1 : 0;
        int to = slug.endsWith("-") && slug.length() > from ? slug.length() - 1 : slug.length();
        return slug.substring(from, Math.min(to, from + MAX_ID));
    }
}
