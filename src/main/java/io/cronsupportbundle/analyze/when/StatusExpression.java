package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions on the status of an HTTP answer: `statusCode >= 200 && statusCode < 300` (reference, grammar F10). Numbers, texts and
/// booleans with the operators of [#BINDING], `!`, `-`, `~` and parentheses.
///
/// A value is a [Double], a [String], a [Boolean], or [#NOTHING].
public final class StatusExpression {

    /// Nobody writes longer ones, and parentheses recurse.
    private static final int MAX_LENGTH = 1000;

    private static final String VARIABLE = "statusCode";
    private static final Pattern TOKEN = Pattern.compile("\\s*(0x[0-9A-Fa-f]+|\\d+(?:\\.\\d+)?|'[^']*'|\"[^\"]*\"|\\[[^\\]]*]|[A-Za-z_]\\w*"
            + "|\\|\\||&&|\\*\\*|<<|>>|\\?\\?|[=!<>]=|[-+*/%<>!(),&|^~?:])\\s*");

    /// Operators between two values, the loosest first. Those in one row bind alike, to the left, `?` and `**` too (govaluate, stagePlanner
    /// reorderStages).
    private static final Map<String, Integer> BINDING = binding(List.of(
            List.of("?", ":", "??"),
            List.of("||"),
            List.of("&&"),
            List.of("<", "<=", ">", ">=", "==", "!=", "in", "IN"),
            List.of("&", "|", "^"),
            List.of("<<", ">>"),
            List.of("+", "-"),
            List.of("*", "/", "%"),
            List.of("**")));

    /// What `false ? 1` is before its `:`.
    private static final Object NOTHING = new Object();

    /// A part of a condition. It is computed only when it is needed: a mistake on the right of `true ||` does not show.
    private interface Part {
        Object value(double statusCode) throws AnalyzerException;
    }

    private final List<String> tokens;
    private int at;

    private StatusExpression(List<String> tokens) {
        this.tokens = tokens;
    }

    /// Whether the condition holds.
    ///
    /// @param statusCode empty when there was no answer; the condition is read all the same, so that one that cannot be read shows
    public static boolean holds(String when, OptionalLong statusCode) throws AnalyzerException {
        StatusExpression expression = new StatusExpression(tokens(when.replace(" = ", " == ").replace(" === ", " == ")));
        Part condition = expression.part(0);
        if (expression.at < expression.tokens.size()) {
            throw noCondition(when);
        }
        if (statusCode.isEmpty()) {
            return false;
        }
        if (condition.value((double) statusCode.getAsLong()) instanceof Boolean holds) {
            return holds;
        }
        throw noCondition(when);
    }

    private static List<String> tokens(String when) throws AnalyzerException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(when.length() > MAX_LENGTH ? "" : when);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (tokens.isEmpty() || end < when.length()) {
            throw noCondition(when);
        }
        return tokens;
    }

    /// Reads on while operators bind at least as tightly as asked for.
    private Part part(int loosest) throws AnalyzerException {
        Part left = single();
        while (at < tokens.size() && BINDING.getOrDefault(tokens.get(at), -1) >= loosest) {
            String operator = tokens.get(at++);
            left = operator.equalsIgnoreCase("in") ? among(left) : joined(left, operator, part(BINDING.getOrDefault(operator, 0) + 1));
        }
        return left;
    }

    private Part among(Part left) throws AnalyzerException {
        List<Part> list = new ArrayList<>();
        expect("(");
        do {
            list.add(part(0));
        } while (next(","));
        expect(")");
        return status -> {
            Object value = left.value(status);
            boolean found = false;
            for (Part item : list) {
                found |= item.value(status).equals(value);
            }
            return found;
        };
    }

    private static Part joined(Part left, String operator, Part right) {
        Optional<Comparison> comparison = Comparison.parse(operator);
        if (comparison.isPresent()) {
            return status -> holds(comparison.get(), left.value(status), right.value(status));
        }
        return switch (operator) {
            case "||" -> status -> truth(left.value(status)) || truth(right.value(status));
            case "&&" -> status -> truth(left.value(status)) && truth(right.value(status));
            case "?" -> status -> truth(left.value(status)) ? right.value(status) : NOTHING;
            case ":", "??" -> status -> {
                Object value = left.value(status);
                return value == NOTHING ? right.value(status) : value;
            };
            default -> status -> computed(operator, number(left.value(status)), number(right.value(status)));
        };
    }

    private Part single() throws AnalyzerException {
        if (next("!")) {
            Part negated = single();
            return status -> !truth(negated.value(status));
        }
        if (next("-")) {
            Part negated = single();
            return status -> -number(negated.value(status));
        }
        if (next("~")) {
            Part turned = single();
            return status -> (double) ~(long) number(turned.value(status));
        }
        if (next("(")) {
            Part inner = part(0);
            expect(")");
            return inner;
        }
        if (at >= tokens.size()) {
            throw new AnalyzerException("the condition ends too early");
        }
        return literal(tokens.get(at++));
    }

    private static Part literal(String token) throws AnalyzerException {
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            double number = numeral(token);
            return _ -> number;
        }
        if (first == '\'' || first == '"') {
            return _ -> token.substring(1, token.length() - 1);
        }
        if (!Character.isLetter(first) && first != '_' && first != '[') {
            throw new AnalyzerException("the condition has \"" + token + "\" where a value is needed");
        }
        return switch (token) {
            case VARIABLE, "[" + VARIABLE + "]" -> status -> status;
            case "true" -> _ -> true;
            case "false" -> _ -> false;
            default -> _ -> {
                throw new AnalyzerException("\"" + token + "\" is not known; the status of the answer is statusCode");
            };
        };
    }

    private static double numeral(String token) throws AnalyzerException {
        try {
            return token.startsWith("0x") ? Long.parseLong(token.substring(2), 16) : Double.parseDouble(token);
        } catch (NumberFormatException e) {
            throw new AnalyzerException("\"" + token + "\" is too large", e);
        }
    }

    /// Bits are those of whole numbers; a fraction loses what is behind the point.
    private static double computed(String operator, double left, double right) throws AnalyzerException {
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            case "**" -> Math.pow(left, right);
            case "&" -> (long) left & (long) right;
            case "|" -> (long) left | (long) right;
            case "^" -> (long) left ^ (long) right;
            // More than all bits leave nothing; Java would count on from zero.
            case "<<" -> right >= Long.SIZE ? 0 : (long) left << (long) right;
            case ">>" -> right >= Long.SIZE ? 0 : (long) left >>> (long) right;
            default -> throw new AnalyzerException("there is no operator \"" + operator + "\"");
        };
    }

    private static boolean holds(Comparison comparison, Object left, Object right) throws AnalyzerException {
        return switch (comparison) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case LESS, AT_MOST, GREATER, AT_LEAST -> comparison.holds(left instanceof String one && right instanceof String other
                    ? one.compareTo(other)
                    : Double.compare(number(left), number(right)));
        };
    }

    private boolean next(String token) {
        boolean is = at < tokens.size() && tokens.get(at).equals(token);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(String token) throws AnalyzerException {
        if (!next(token)) {
            throw new AnalyzerException("the condition has no \"" + token + "\" where one is needed");
        }
    }

    private static boolean truth(Object value) throws AnalyzerException {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw new AnalyzerException("the condition uses what is neither true nor false as if it were");
    }

    private static double number(Object value) throws AnalyzerException {
        if (value instanceof Double number) {
            return number;
        }
        throw new AnalyzerException("the condition uses what is no number as if it were");
    }

    private static Map<String, Integer> binding(List<List<String>> rows) {
        Map<String, Integer> binding = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            for (String operator : rows.get(row)) {
                binding.put(operator, row);
            }
        }
        return Map.copyOf(binding);
    }

    private static AnalyzerException noCondition(String when) {
        return new AnalyzerException("when \"" + when + "\" is not a condition such as statusCode == 200");
    }
}
