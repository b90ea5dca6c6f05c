package io.cronsupportbundle.analyze.when;

import io.cronsupportbundle.analyze.AnalyzerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions on the status of an HTTP answer: `statusCode >= 200 && statusCode < 300` (reference, grammar F10). Numbers, texts and
/// booleans with `! * / % + - < <= > >= == != in && ||` and parentheses, in that order of binding.
///
/// A value is a [Double], a [String] or a [Boolean].
public final class StatusExpression {

    /// Nobody writes longer ones, and parentheses recurse.
    private static final int MAX_LENGTH = 1000;

    private static final String VARIABLE = "statusCode";
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\\d+(?:\\.\\d+)?|'[^']*'|\"[^\"]*\"|[A-Za-z_]\\w*|\\|\\||&&|[=!<>]=|[-+*/%<>!(),])\\s*");

    private final List<String> tokens;
    private final double statusCode;
    private int at;

    private StatusExpression(List<String> tokens, double statusCode) {
        this.tokens = tokens;
        this.statusCode = statusCode;
    }

    /// Whether the condition holds.
    ///
    /// @param statusCode empty when there was no answer; the condition is read all the same, so that mistakes in it show
    public static boolean holds(String when, OptionalLong statusCode) throws AnalyzerException {
        StatusExpression expression = new StatusExpression(tokens(when.replace(" = ", " == ").replace(" === ", " == ")),
                statusCode.orElse(0));
        Object value = expression.either();
        if (expression.at < expression.tokens.size() || !(value instanceof Boolean holds)) {
            throw new AnalyzerException("when \"" + when + "\" is not a condition such as statusCode == 200");
        }
        return statusCode.isPresent() && holds;
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
            throw new AnalyzerException("when \"" + when + "\" is not a condition such as statusCode == 200");
        }
        return tokens;
    }

    private Object either() throws AnalyzerException {
        Object value = both();
        while (next("||")) {
            boolean right = truth(both());
            value = truth(value) || right;
        }
        return value;
    }

    private Object both() throws AnalyzerException {
        Object value = compared();
        while (next("&&")) {
            boolean right = truth(compared());
            value = truth(value) && right;
        }
        return value;
    }

    private Object compared() throws AnalyzerException {
        Object left = sum();
        if (next("in")) {
            expect("(");
            boolean found = false;
            do {
                found |= left.equals(sum());
            } while (next(","));
            expect(")");
            return found;
        }
        Optional<Comparison> comparison = at < tokens.size() ? Comparison.parse(tokens.get(at)) : Optional.empty();
        if (comparison.isEmpty()) {
            return left;
        }
        at++;
        return holds(comparison.get(), left, sum());
    }

    private Object sum() throws AnalyzerException {
        Object value = product();
        while (at < tokens.size() && (tokens.get(at).equals("+") || tokens.get(at).equals("-"))) {
            boolean plus = tokens.get(at++).equals("+");
            double right = number(product());
            value = plus ? number(value) + right : number(value) - right;
        }
        return value;
    }

    private Object product() throws AnalyzerException {
        Object value = single();
        while (at < tokens.size() && "*/%".contains(tokens.get(at))) {
            String operator = tokens.get(at++);
            double left = number(value);
            double right = number(single());
            value = switch (operator) {
                case "*" -> left * right;
                case "/" -> left / right;
                default -> left % right;
            };
        }
        return value;
    }

    private Object single() throws AnalyzerException {
        if (next("!")) {
            return !truth(single());
        }
        if (next("-")) {
            return -number(single());
        }
        if (next("(")) {
            Object value = either();
            expect(")");
            return value;
        }
        if (at >= tokens.size()) {
            throw new AnalyzerException("the condition ends too early");
        }
        String token = tokens.get(at++);
        char first = token.charAt(0);
        if (Character.isDigit(first)) {
            return Double.valueOf(token);
        }
        if (first == '\'' || first == '"') {
            return token.substring(1, token.length() - 1);
        }
        return switch (token) {
            case VARIABLE -> statusCode;
            case "true" -> true;
            case "false" -> false;
            default -> throw new AnalyzerException("\"" + token + "\" is not known; the status of the answer is statusCode");
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
}
