package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cronsupportbundle.analyze.template.Pipeline.Command;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Fills in one template (Go, package text/template: how actions are executed). Work and size are bounded, because templates come with
/// specifications: a message is for people, and none needs more.
final class Renderer {

    /// Nodes, calls and loop rounds.
    private static final int MAX_STEPS = 500_000;

    private enum Flow {
        NEXT,
        BREAK,
        CONTINUE
    }

    private record Variable(String name, JsonNode value) {}

    private final TemplateData data;
    private final BoundedText out = new BoundedText();
    /// The innermost first.
    private final Deque<Variable> variables = new ArrayDeque<>();
    private int steps;

    Renderer(TemplateData data) {
        this.data = data;
        variables.push(new Variable("$", data.root()));
    }

    String render(List<Node> nodes) throws TemplateException {
        all(nodes, data.root());
        return out.toString();
    }

    private Flow all(List<Node> nodes, JsonNode dot) throws TemplateException {
        for (Node node : nodes) {
            Flow flow = one(node, dot);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow one(Node node, JsonNode dot) throws TemplateException {
        step();
        return switch (node) {
            case Node.Text text -> {
                out.append(text.text());
                yield Flow.NEXT;
            }
            case Node.Action action -> {
                JsonNode value = value(action.pipeline(), dot);
                if (action.pipeline().variables().isEmpty()) {
                    out.append(GoValues.shown(value));
                }
                yield Flow.NEXT;
            }
            case Node.If branch -> {
                int outer = variables.size();
                Flow flow = all(GoValues.truth(value(branch.condition(), dot)) ? branch.then() : branch.otherwise(), dot);
                leave(outer);
                yield flow;
            }
            case Node.With with -> {
                int outer = variables.size();
                JsonNode value = value(with.value(), dot);
                Flow flow = GoValues.truth(value) ? all(with.then(), value) : all(with.otherwise(), dot);
                leave(outer);
                yield flow;
            }
            case Node.Range range -> range(range, dot);
            case Node.Break _ -> Flow.BREAK;
            case Node.Continue _ -> Flow.CONTINUE;
        };
    }

    private Flow range(Node.Range range, JsonNode dot) throws TemplateException {
        int outer = variables.size();
        JsonNode values = evaluated(range.values(), dot);
        List<String> names = range.values().variables();
        boolean map = values.isObject();
        List<String> keys = map ? ListFunctions.keys(values) : List.of();
        long rounds = rounds(values);
        for (int i = 0; i < rounds; i++) {
            step();
            JsonNode key = map ? new TextNode(keys.get(i)) : LongNode.valueOf(i);
            JsonNode item = map ? values.path(keys.get(i)) : values.isArray() ? values.path(i) : key;
            if (!names.isEmpty()) {
                set(names.getLast(), item, range.values().declares());
            }
            if (names.size() > 1) {
                set(names.getFirst(), key, range.values().declares());
            }
            Flow flow = all(range.body(), item);
            leave(outer);
            if (flow == Flow.BREAK) {
                break;
            }
        }
        return rounds == 0 ? all(range.otherwise(), dot) : Flow.NEXT;
    }

    private static long rounds(JsonNode values) throws TemplateException {
        if (values.isIntegralNumber()) {
            return Math.max(values.longValue(), 0);
        }
        if (values.isContainerNode() || values.isMissingNode() || values.isNull()) {
            return values.size();
        }
        throw new TemplateException("template: range cannot go over a " + GoValues.kind(values));
    }

    private JsonNode value(Pipeline pipeline, JsonNode dot) throws TemplateException {
        JsonNode value = evaluated(pipeline, dot);
        for (String name : pipeline.variables()) {
            set(name, value, pipeline.declares());
        }
        return value;
    }

    private JsonNode evaluated(Pipeline pipeline, JsonNode dot) throws TemplateException {
        List<JsonNode> piped = List.of();
        for (Command command : pipeline.commands()) {
            piped = List.of(command(command, piped, dot));
        }
        return piped.getFirst();
    }

    private JsonNode command(Command command, List<JsonNode> piped, JsonNode dot) throws TemplateException {
        step();
        Expression first = command.operands().getFirst();
        if (!(first instanceof Expression.Function function)) {
            return operand(first, dot);
        }
        List<Expression> operands = command.operands().subList(1, command.operands().size());
        if (function.name().equals("and") || function.name().equals("or")) {
            return shortCircuit(function.name(), operands, piped, dot);
        }
        List<JsonNode> arguments = new ArrayList<>();
        for (Expression operand : operands) {
            arguments.add(operand(operand, dot));
        }
        arguments.addAll(piped);
        return call(function.name(), arguments);
    }

    private JsonNode call(String name, List<JsonNode> arguments) throws TemplateException {
        Arguments given = new Arguments(name, arguments);
        JsonNode result = Functions.find(name).apply(given);
        given.finish();
        if (result.isTextual()) {
            BoundedText.allow(result.textValue().length());
        }
        count(result);
        return result;
    }

    /// Lists can hold the same list several times, and grow like that without growing; each value counts as what it looks like.
    private void count(JsonNode value) throws TemplateException {
        for (JsonNode item : value) {
            step();
            count(item);
        }
    }

    /// `and` ends at the first false value, `or` at the first true one; what comes after it is not looked at.
    private JsonNode shortCircuit(String name, List<Expression> operands, List<JsonNode> piped, JsonNode dot) throws TemplateException {
        JsonNode value = MissingNode.getInstance();
        for (Expression operand : operands) {
            value = operand(operand, dot);
            if (GoValues.truth(value) == name.equals("or")) {
                return value;
            }
        }
        if (operands.isEmpty() && piped.isEmpty()) {
            throw new TemplateException("template: " + name + " is called without arguments");
        }
        return piped.isEmpty() ? value : piped.getFirst();
    }

    private JsonNode operand(Expression expression, JsonNode dot) throws TemplateException {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Nil _ -> MissingNode.getInstance();
            case Expression.Dot _ -> dot;
            case Expression.Variable variable -> variable(variable.name());
            case Expression.Function function -> call(function.name(), List.of());
            case Expression.Nested nested -> evaluated(nested.pipeline(), dot);
            case Expression.Fields fields -> {
                JsonNode value = operand(fields.of(), dot);
                for (String name : fields.names()) {
                    step();
                    value = data.goNames() ? GoFields.get(value, name) : member(value, name);
                }
                yield value;
            }
        };
    }

    private static JsonNode member(JsonNode value, String name) throws TemplateException {
        if (value.isObject() || value.isMissingNode() || value.isNull()) {
            return value.path(name);
        }
        throw new TemplateException("template: a " + GoValues.kind(value) + " has no field " + name);
    }

    private JsonNode variable(String name) throws TemplateException {
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                return variable.value();
            }
        }
        throw new TemplateException("template: the variable " + name + " is not set");
    }

    private void set(String name, JsonNode value, boolean declares) throws TemplateException {
        if (declares) {
            variables.push(new Variable(name, value));
            return;
        }
        variable(name);
        List<Variable> all = new ArrayList<>(variables);
        variables.clear();
        boolean done = false;
        for (Variable variable : all) {
            boolean replace = !done && variable.name().equals(name);
            variables.addLast(replace ? new Variable(name, value) : variable);
            done |= replace;
        }
    }

    private void leave(int outer) {
        while (variables.size() > outer) {
            variables.pop();
        }
    }

    private void step() throws TemplateException {
        if (++steps > MAX_STEPS) {
            throw new TemplateException("template: more than " + MAX_STEPS + " steps");
        }
    }
}
