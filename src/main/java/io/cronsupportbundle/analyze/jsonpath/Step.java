package io.cronsupportbundle.analyze.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// One step of a path, from the values that were reached so far to the next ones.
sealed interface Step {

    /// `.name`; what has no such member leads nowhere.
    record Member(String name) implements Step {}

    /// `.*`
    record Members() implements Step {}

    /// `..`: a value and all below it.
    record Descendants() implements Step {}

    /// `[from:to:by]`; `[n]` is the slice of one.
    ///
    /// @param single whether it is an index, which has to exist
    record Slice(Optional<Integer> from, Optional<Integer> to, int by, boolean single) implements Step {}

    /// `[0,2]`, `['a','b']`
    record Union(List<Path> paths) implements Step {
        public Union {
            paths = List.copyOf(paths);
        }
    }

    /// `[?(@.a == 1)]`
    ///
    /// @param operator empty when the left side only has to exist
    record Filter(Operand left, String operator, Operand right) implements Step {}

    /// A side of a filter.
    sealed interface Operand {
        record Literal(JsonNode value) implements Operand {}

        record Reached(Path path) implements Operand {}
    }

    /// Steps one after the other.
    record Path(List<Step> steps) {
        public Path {
            steps = List.copyOf(steps);
        }
    }
}
