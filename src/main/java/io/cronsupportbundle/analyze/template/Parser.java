package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.analyze.template.Pipeline.Command;
import io.cronsupportbundle.analyze.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the words of a template as a tree (Go, package text/template: actions, arguments, pipelines, variables). Functions are looked up
/// here, so that a template with an unknown or a refused one is wrong whatever the data.
final class Parser {
    private static final Set<String> KEYWORDS = 
            Set.of("if", "else", "end", "range", "with", "break", "continue", "define", "template", "block");

    /// Blocks and parentheses inside each other.
    private static final int MAX_DEPTH = 100;

    private final List<Token> tokens;
    private int at;
    private int depth;
    private int loops;

    Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    List<Node> parse() throws TemplateException {
        List<Node> nodes = nodes();
        if (!peek().is(Kind.END)) {
            throw bad("{{" + tokens.get(at + 1).text() + "}} without a beginning");
        }
        return nodes;
    }

    /// Up to the end, `{{else` or `{{end`, which is left.
    private List<Node> nodes() throws TemplateException {
        deeper();
        List<Node> nodes = new ArrayList<>();
        while (!peek().is(Kind.END)) {
            if (peek().is(Kind.TEXT)) {
                nodes.add(new Node.Text(next().text()));
                continue;
            }
            Token first = tokens.get(at + 1);
            if (first.isWord("end") || first.isWord("else")) {
                break;
            }
            next();
            nodes.add(action());
        }
        depth--;
        return nodes;
    }

    private Node action() throws TemplateException {
        Token first = peek();
        if (!first.is(Kind.WORD) || !KEYWORDS.contains(first.text())) {
            return new Node.Action(closed(pipeline(1)));
        }
        next();
        return switch (first.text()) {
            case "if", "with" -> branch(first.text());
            case "range" -> range();
            case "break", "continue" -> {
                close();
                if (loops == 0) {
                    throw bad("{{" + first.text() + "}} outside of a range");
                }
                yield first.text().equals("break") ? new Node.Break() : new Node.Continue();
            }
            default -> throw bad("{{" + first.text() + "}} is not supported");
        };
    }

    private Node branch(String keyword) throws TemplateException {
        Pipeline pipeline = closed(pipeline(1));
        List<Node> then = nodes();
        List<Node> otherwise = otherwise();
        return keyword.equals("if") ? new Node.If(pipeline, then, otherwise) : new Node.With(pipeline, then, otherwise);
    }

    private Node range() throws TemplateException {
        Pipeline pipeline = closed(pipeline(2));
        loops++;
        List<Node> body = nodes();
        loops--;
        return new Node.Range(pipeline, body, otherwise());
    }

    /// The part after `else`, with `{{end}}`. `{{else if}}` is a branch of its own that shares the end.
    private List<Node> otherwise() throws TemplateException {
        expect(peek().is(Kind.OPEN), "{{end}} is missing");
        next();
        if (next().isWord("end")) {
            close();
            return List.of();
        }
        if (peek().isWord("if") || peek().isWord("with")) {
            deeper();
            List<Node> branch = List.of(branch(next().text()));
            depth--;
            return branch;
        }
        close();
        List<Node> nodes = nodes();
        expect(peek().is(Kind.OPEN) && tokens.get(at + 1).isWord("end"), "{{end}} is missing");
        at += 2;
        close();
        return nodes;
    }

    private Pipeline pipeline(int maxVariables) throws TemplateException {
        deeper();
        List<String> variables = new ArrayList<>();
        boolean declares = false;
        int start = at;
        while (peek().is(Kind.VARIABLE) && variables.size() < maxVariables) {
            variables.add(next().text());
            if (peek().isSign(",") && maxVariables > 1) {
                next();
                continue;
            }
            break;
        }
        if (!variables.isEmpty() && (peek().isSign(":=") || peek().isSign("="))) {
            declares = next().isSign(":=");
        } else {
            variables.clear();
            at = start;
        }
        List<Command> commands = new ArrayList<>(List.of(command()));
        while (peek().isSign("|")) {
            next();
            commands.add(command());
            expect(commands.getLast().operands().getFirst() instanceof Expression.Function, "what stands after | is no function");
        }
        depth--;
        return new Pipeline(List.copyOf(variables), declares, List.copyOf(commands));
    }

    private Command command() throws TemplateException {
        List<Expression> operands = new ArrayList<>();
        while (!peek().is(Kind.CLOSE) && !peek().isSign("|") && !peek().isSign(")")) {
            operands.add(operand());
        }
        expect(!operands.isEmpty(), "a value is missing");
        expect(!(operands.getFirst() instanceof Expression.Nil), "nil is not a command");
        expect(operands.size() == 1 || operands.getFirst() instanceof Expression.Function, "only functions take arguments");
        return new Command(List.copyOf(operands));
    }

    private Expression operand() throws TemplateException {
        Token token = next();
        Expression base = switch (token.kind()) {
            case WORD -> word(token.text());
            case DOT -> new Expression.Dot();
            case FIELD -> new Expression.Fields(new Expression.Dot(), List.of(token.text()));
            case VARIABLE -> new Expression.Variable(token.text());
            case STRING -> new Expression.Literal(new TextNode(token.text()));
            case CHARACTER -> new Expression.Literal(new LongNode(Long.parseLong(token.text())));
            case NUMBER -> new Expression.Literal(number(token.text()));
            case SIGN -> nested(token);
            case TEXT, OPEN, CLOSE, END -> throw bad("a value is missing");
        };
        List<String> names = new ArrayList<>();
        while (peek().is(Kind.FIELD) && !peek().spaced()) {
            names.add(next().text());
        }
        if (names.isEmpty()) {
            return base;
        }
        expect(!(base instanceof Expression.Literal), "a literal has no fields");
        return new Expression.Fields(base, List.copyOf(names));
    }

    private Expression nested(Token token) throws TemplateException {
        expect(token.isSign("("), "\"" + token.text() + "\" is not expected here");
        Pipeline pipeline = pipeline(0);
        expect(next().isSign(")"), "a parenthesis is not closed");
        return new Expression.Nested(pipeline);
    }

    private static Expression word(String word) throws TemplateException {
        return switch (word) {
            case "true" -> new Expression.Literal(BooleanNode.TRUE);
            case "false" -> new Expression.Literal(BooleanNode.FALSE);
            case "nil" -> new Expression.Nil();
            default -> {
                Functions.find(word);
                yield new Expression.Function(word);
            }
        };
    }

    private static JsonNode number(String text) throws TemplateException {
        String plain = text.replace("_", "");
        try {
            return new LongNode(Long.decode(plain.startsWith("0b") || plain.startsWith("0o") ? "none" : plain));
        } catch (NumberFormatException notWhole) {
            try {
                return new DoubleNode(Double.parseDouble(plain.chars().allMatch(c -> "0123456789+-.eE".indexOf(c) >= 0) ? plain : "none"));
            } catch (NumberFormatException notNumber) {
                throw bad("\"" + text + "\" is not a number");
            }
        }
    }

    private Pipeline closed(Pipeline pipeline) throws TemplateException {
        close();
        return pipeline;
    }

    private void close() throws TemplateException {
        Token token = next();
        expect(token.is(Kind.CLOSE), "\"" + token.text() + "\" is not expected here");
    }

    private void deeper() throws TemplateException {
        expect(++depth <= MAX_DEPTH, "more than " + MAX_DEPTH + " levels");
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        if (!token.is(Kind.END)) {
            at++;
        }
        return token;
    }

    private static void expect(boolean holds, String otherwise) throws TemplateException {
        if (!holds) {
            throw bad(otherwise);
        }
    }

    private static TemplateException bad(String what) {
        return new TemplateException("template: " + what);
    }
}
