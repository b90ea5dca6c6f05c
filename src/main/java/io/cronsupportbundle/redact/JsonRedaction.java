package io.cronsupportbundle.redact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Follows a JSON document from event to event and decides which values are secret because of where they stand. Some things are told
/// late: an object may give its `value` before its `name`, or its `data` before its `kind`. Such values are remembered by position, and
/// masked when the object has said what they are.
final class JsonRedaction {

    /// Names repeat; names made up by an attacker do not, and must not fill the memory.
    private static final int MAX_REMEMBERED_NAMES = 4096;

    /// Of a PIN.
    private static final int LEAST_DIGITS = 4;

    /// Of a program's path.
    private static final int LONGEST_PROGRAM = 256;

    /// Masks a value that passed earlier. Values come last first, so that masking one does not move the next.
    interface Late {
        void mask(Candidate candidate, String rule);
    }

    /// A value whose meaning was not known when it passed.
    record Candidate(String field, int from, int to) {}

    /// What is known of one open object or array.
    private static final class Frame {
        private final @Nullable Frame parent;
        private final boolean array;
        private String field;
        private String kind = "";
        private @Nullable Map<String, String> placeRules;
        private @Nullable String rule;
        private @Nullable String pairRule;
        private @Nullable String nextRule;
        private @Nullable String program;
        private String before = "";
        private final List<Candidate> pairs = new ArrayList<>(0);
        private final List<Candidate> data = new ArrayList<>(0);

        private Frame(@Nullable Frame parent, boolean array, String field, @Nullable String rule) {
            this.parent = parent;
            this.array = array;
            this.field = field;
            this.rule = rule;
        }

        private String parentField() {
            Frame frame = parent;
            return frame == null ? "" : frame.field;
        }

        private String path() {
            Frame above = parent;
            String upper = above == null ? "" : above.path();
            boolean adds = !array && !field.isEmpty();
            return !adds ? upper : upper.isEmpty() ? field : upper + "/" + field;
        }

        private String kind() {
            for (Frame frame = this; frame != null; frame = frame.parent) {
                if (!frame.kind.isEmpty()) {
                    return frame.kind;
                }
            }
            return "";
        }
    }

    private final List<StructureRule> rules;
    private final Map<String, String> fieldRules = new HashMap<>();
    private final Map<String, String> pairRules = new HashMap<>();
    private final Map<String, String> optionRules = new HashMap<>();
    private final Map<String, String> programRules = new HashMap<>();
    private final Map<String, Map<String, Map<String, String>>> placeRules = new HashMap<>();
    private int remembered;
    private Frame frame = new Frame(null, true, "", null);

    JsonRedaction(List<StructureRule> rules) {
        this.rules = rules;
    }

    void start(boolean array) {
        frame.nextRule = null;
        // Elements of an array are named by the array's own field.
        String inherited = !array ? null : frame.rule != null ? frame.rule : pairVerdict();
        frame = new Frame(frame, array, array ? frame.field : "", inherited);
    }

    void end(Late late) {
        Frame ended = frame;
        Frame parent = ended.parent;
        if (parent == null) {
            throw new IllegalStateException("nothing is open");
        }
        frame = parent;
        settleData(ended, late);
    }

    void name(String name) {
        frame.field = name;
        String byName = remembered(fieldRules, name, StructureRule::masksField);
        frame.rule = byName != null && !spared(frame.path()) ? byName : byPlace(frame, name);
    }

    /// The rule by which the text that comes now is a secret, or null.
    @Nullable String verdict(String text) {
        if (frame.rule != null) {
            return frame.rule;
        }
        String before = frame.nextRule;
        if (before != null) {
            frame.nextRule = null;
            return text.startsWith("-") ? null : before;
        }
        return frame.array ? argumentVerdict(text) : pairVerdict();
    }

    /// The rule by which an element of a list is a secret because the list is a command, or null.
    private @Nullable String argumentVerdict(String text) {
        String program = frame.program;
        String before = frame.before;
        if (program == null) {
            String name = text.length() > LONGEST_PROGRAM ? "" : text.substring(text.lastIndexOf('/') + 1);
            frame.program = remembered(programRules, name, StructureRule::knowsProgram) == null ? "" : name;
            return null;
        }
        if (program.isEmpty()) {
            return null;
        }
        frame.before = text;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).masksArgument(program, before, text)) {
                return rules.get(i).name();
            }
        }
        return null;
    }

    /// The rule by which the number that comes now is a secret, or null. A short number, and one under a name in the plural, counts something.
    @Nullable String numberVerdict(String literal) {
        boolean counts = literal.length() < LEAST_DIGITS || frame.field.endsWith("s");
        return counts ? pairVerdict() : verdict(literal);
    }

    /// Takes a text that was no secret: in a list it may be an option whose value comes next.
    void element(String text) {
        if (frame.array && text.startsWith("-")) {
            frame.nextRule = remembered(optionRules, text, StructureRule::masksValueAfter);
        }
    }

    /// The rule by which the value that comes now is a secret because of the name beside it, or null.
    @Nullable String pairVerdict() {
        return isValue() ? frame.pairRule : null;
    }

    /// Whether a text that comes now must be seen as a string, because it tells what its neighbours are.
    boolean telling() {
        return !frame.array && (isName(frame.field) || frame.field.equals("kind"));
    }

    String field() {
        return frame.field;
    }

    /// Takes the text of a field that is [#telling], and masks what had passed before it was known.
    void tell(String field, String text, Late late) {
        if (field.equals("kind")) {
            frame.kind = text;
            frame.placeRules = null;
            return;
        }
        String rule = remembered(pairRules, text, StructureRule::masksValueOf);
        if (rule != null) {
            frame.pairRule = rule;
            for (int i = frame.pairs.size() - 1; i >= 0; i--) {
                late.mask(frame.pairs.get(i), rule);
            }
            frame.pairs.clear();
        }
    }

    /// Whether the text that comes now may turn out to be a secret by a name that has not been told yet.
    boolean awaitsName() {
        return isValue() && frame.pairRule == null;
    }

    void remember(int from, int to) {
        frame.pairs.add(new Candidate(frame.field, from, to));
    }

    /// Whether the text that comes now stands where only the kind of the object two levels up tells whether it is a secret.
    boolean awaitsKind() {
        Frame parent = frame.parent;
        return !frame.array && parent != null && !parent.array && parent.kind.isEmpty() && parent.field.equals("data");
    }

    void rememberData(int from, int to) {
        Frame parent = frame.parent;
        if (parent != null) {
            parent.data.add(new Candidate(frame.field, from, to));
        }
    }

    private void settleData(Frame ended, Late late) {
        for (int i = ended.data.size() - 1; i >= 0; i--) {
            Candidate candidate = ended.data.get(i);
            String rule = byPlace(new StructureRule.Place(candidate.field(), "data", ended.kind));
            if (rule != null) {
                late.mask(candidate, rule);
            }
        }
    }

    private boolean spared(String path) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).spares(path)) {
                return true;
            }
        }
        return false;
    }

    /// The members of one object share all of their place but their names, so that the common case is one look into one map.
    private @Nullable String byPlace(Frame place, String name) {
        Map<String, String> verdicts = place.placeRules;
        if (verdicts == null) {
            verdicts = placeRules.computeIfAbsent(place.kind(), kind -> new HashMap<>())
                    .computeIfAbsent(place.parentField(), field -> new HashMap<>());
            place.placeRules = verdicts;
        }
        String known = verdicts.get(name);
        if (known == null) {
            String rule = byPlace(new StructureRule.Place(name, place.parentField(), place.kind()));
            known = remember(verdicts, name, rule == null ? "" : rule);
        }
        return known.isEmpty() ? null : known;
    }

    private @Nullable String byPlace(StructureRule.Place place) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).masks(place)) {
                return rules.get(i).name();
            }
        }
        return null;
    }

    private @Nullable String remembered(Map<String, String> verdicts, String name, BiPredicate<StructureRule, String> question) {
        String known = verdicts.get(name);
        if (known == null) {
            known = "";
            for (int i = 0; i < rules.size() && known.isEmpty(); i++) {
                known = question.test(rules.get(i), name) ? rules.get(i).name() : "";
            }
            remember(verdicts, name, known);
        }
        return known.isEmpty() ? null : known;
    }

    private String remember(Map<String, String> verdicts, String name, String verdict) {
        if (remembered < MAX_REMEMBERED_NAMES) {
            remembered++;
            verdicts.put(name, verdict);
        }
        return verdict;
    }

    private boolean isValue() {
        return !frame.array && (frame.field.equalsIgnoreCase("value") || frame.field.equalsIgnoreCase("val") || frame.field.equals("default"));
    }

    private static boolean isName(String field) {
        return field.equalsIgnoreCase("name") || field.equalsIgnoreCase("key") || field.equals("variable");
    }
}
