package io.cronsupportbundle.analyze.jsonpath;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads paths (Kubernetes, reference, JSONPath support).
final class PathParser {

    /// Longer ones nobody writes by hand.
    private static final int MAX_LENGTH = 4096;

    private static final Pattern SLICE = Pattern.compile("(-?\\d{1,9})?(?::(-?\\d{1,9})?(?::(-?\\d{1,9})?)?)?");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern FILTER = Pattern.compile("\\?\\((.*)\\)");
    private static final Pattern COMPARED = Pattern.compile("(.*?)(==|!=|<=|>=|<|>)(.*)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;

    private PathParser(String text) {
        this.text = text;
    }

    /// What stands between the braces.
    static Step.Path parse(String text) throws AnalyzerException {
        if (text.length() > MAX_LENGTH) {
            throw new AnalyzerException("the JSONPath is longer than " + MAX_LENGTH + " characters");
        }
        PathParser parser = new PathParser(text.strip());
        while (parser.at < parser.text.length()) {
            parser.step();
        }
        return new Step.Path(parser.steps);
    }

    private void step() throws AnalyzerException {
        char c = text.charAt(at);
        if (c == '$' || c == '@') {
            at++;
        } else if (text.startsWith("..", at)) {
            at += 2;
            steps.add(new Step.Descendants());
            if (at < text.length() && text.charAt(at) != '[' && text.charAt(at) != '.') {
                member();
            }
        } else if (c == '.') {
            at++;
            if (at < text.length() && text.charAt(at) != '[') {
                member();
            }
        } else if (c == '[') {
            bracket();
        } else {
            throw bad();
        }
    }

    private void member() {
        StringBuilder name = new StringBuilder();
        while (at < text.length() && ".[".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        steps.add(name.toString().equals("*") ? new Step.Members() : new Step.Member(name.toString()));
    }

    private void bracket() throws AnalyzerException {
        int end = closing();
        String inside = text.substring(at + 1, end).strip();
        at = end + 1;
        Matcher filter = FILTER.matcher(inside);
        List<String> parts = filter.matches() ? List.of(inside) : split(inside);
        if (filter.matches()) {
            steps.add(filter(filter.group(1).strip()));
        } else if (parts.size() > 1) {
            List<Step.Path> paths = new ArrayList<>();
            for (String part : parts) {
                paths.add(new Step.Path(List.copyOf(selector(part.strip()))));
            }
            steps.add(new Step.Union(paths));
        } else {
            steps.addAll(selector(inside));
        }
    }

    /// A name in quotes is read as if it followed a dot, dots in it included.
    private List<Step> selector(String inside) throws AnalyzerException {
        Matcher quoted = QUOTED.matcher(inside);
        if (quoted.matches()) {
            return parse("." + quoted.group(1)).steps();
        }
        if (inside.equals("*")) {
            return List.of(new Step.Slice(Optional.empty(), Optional.empty(), 1, false));
        }
        Matcher slice = SLICE.matcher(inside);
        if (inside.isEmpty() || !slice.matches()) {
            throw bad();
        }
        boolean single = !inside.contains(":");
        int by = slice.group(3) == null ? 1 : Integer.parseInt(slice.group(3));
        if (by <= 0) {
            throw bad();
        }
        return List.of(new Step.Slice(number(slice.group(1)), number(slice.group(2)), by, single));
    }

    private Step filter(String condition) throws AnalyzerException {
        Matcher compared = COMPARED.matcher(condition);
        if (!compared.matches()) {
            return new Step.Filter(operand(condition), "", new Step.Operand.Literal(NullNode.getInstance()));
        }
        return new Step.Filter(operand(compared.group(1).strip()), compared.group(2), operand(compared.group(3).strip()));
    }

    private Step.Operand operand(String text) throws AnalyzerException {
        if (text.startsWith("@") || text.startsWith("$")) {
            return new Step.Operand.Reached(parse(text));
        }
        if (text.length() >= 2 && (text.startsWith("'") || text.startsWith("\"")) && text.endsWith(text.substring(0, 1))) {
            return new Step.Operand.Literal(new TextNode(text.substring(1, text.length() - 1)));
        }
        if (text.equals("true") || text.equals("false")) {
            return new Step.Operand.Literal(BooleanNode.valueOf(text.equals("true")));
        }
        if (!NUMBER.matcher(text).matches()) {
            throw bad();
        }
        return new Step.Operand.Literal(new DoubleNode(Double.parseDouble(text)));
    }

    private static Optional<Integer> number(@Nullable String digits) {
        return Optional.ofNullable(digits).map(Integer::valueOf);
    }

    private int closing() throws AnalyzerException {
        int depth = 0;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && --depth == 0) {
                return i;
            }
        }
        throw bad();
    }

    private static List<String> split(String inside) {
        return List.of(inside.split(",(?=(?:[^']*'[^']*')*[^']*$)", -1));
    }

    private AnalyzerException bad() {
        return new AnalyzerException("the JSONPath \"" + text + "\" cannot be read from \""
                + text.substring(Math.min(at, text.length())) + "\" on");
    }
}
