package io.cronsupportbundle.redact.custom;

import java.util.ArrayList;
import java.util.List;

/// A path to values of a document (`yamlPath`, analyzers-and-redaction.md §4.5): keys with dots between, `*` for all members or elements, a
/// number for an element. It follows a document from event to event and says at which values it ends.
final class ValuePath {
    private final List<String> steps;
    private final List<Level> open = new ArrayList<>();

    /// An open object or array.
    private static final class Level {
        private final boolean array;
        private final boolean matched;
        private String key = "";
        private int index = -1;

        private Level(boolean array, boolean matched) {
            this.array = array;
            this.matched = matched;
        }
    }

    ValuePath(String path) {
        this.steps = List.of(path.split("\\.", -1));
    }

    /// Forgets the last document.
    void restart() {
        open.clear();
    }

    void key(String name) {
        if (!open.isEmpty()) {
            open.getLast().key = name;
        }
    }

    /// A value comes. Answers whether the path ends at it.
    boolean value() {
        return fits() && open.size() == steps.size();
    }

    /// An object or array opens, of which [#value] has been asked.
    void start(boolean array) {
        open.add(new Level(array, open.isEmpty() || fits()));
    }

    void end() {
        open.removeLast();
    }

    /// An element of an array comes; to be told before [#value].
    void next() {
        if (!open.isEmpty()) {
            open.getLast().index++;
        }
    }

    private boolean fits() {
        if (open.isEmpty() || open.size() > steps.size() || !open.getLast().matched) {
            return false;
        }
        Level level = open.getLast();
        String step = steps.get(open.size() - 1);
        return step.equals("*") || (level.array ? step.equals(Integer.toString(level.index)) : step.equals(level.key));
    }
}
