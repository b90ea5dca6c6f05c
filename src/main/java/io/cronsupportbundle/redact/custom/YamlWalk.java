package io.cronsupportbundle.redact.custom;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Follows the events of YAML documents and notes where the values stand that a path ends at.
final class YamlWalk {
    private final ValuePath at;
    private final int[] text;
    private final NavigableMap<Integer, Integer> ranges = new TreeMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();
    private int hidden;
    private int from;

    /// What comes next in an open collection.
    private static final int KEY = 0;
    private static final int VALUE = 1;
    private static final int ITEM = 2;

    YamlWalk(ValuePath at, int[] text) {
        this.at = at;
        this.text = text;
    }

    /// Where the values stand that the path ends at, from first character to behind the last.
    NavigableMap<Integer, Integer> ranges() {
        return ranges;
    }

    void event(Event event) {
        switch (event.getEventId()) {
            case DocumentStart -> at.restart();
            case Scalar, Alias -> scalar(event);
            case MappingStart, SequenceStart -> start(event);
            case MappingEnd, SequenceEnd -> end(event);
            case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        }
    }

    private void scalar(Event event) {
        if (hidden > 0) {
            return;
        }
        if (comes(event)) {
            mask(event, event);
        }
    }

    private void start(Event event) {
        if (hidden > 0) {
            hidden++;
            return;
        }
        if (comes(event)) {
            hidden = 1;
            from = index(event.getStartMark());
            return;
        }
        boolean array = event.getEventId() == Event.ID.SequenceStart;
        at.start(array);
        open.push(array ? ITEM : KEY);
    }

    private void end(Event event) {
        if (hidden == 0) {
            open.pop();
            at.end();
        } else if (--hidden == 0) {
            put(from, index(event.getEndMark()));
        }
    }

    /// A key or value begins. Answers whether the path ends at it.
    private boolean comes(Event event) {
        Integer top = open.poll();
        if (top == null) {
            return false;
        }
        int next = top;
        open.push(next == KEY ? VALUE : next == VALUE ? KEY : ITEM);
        if (next == KEY) {
            at.key(event instanceof ScalarEvent scalar ? scalar.getValue() : "");
            return false;
        }
        if (next == ITEM) {
            at.next();
        }
        return at.value();
    }

    private void mask(Event first, Event last) {
        put(index(first.getStartMark()), index(last.getEndMark()));
    }

    private void put(int start, int end) {
        int to = end;
        while (to > start && text[to - 1] <= ' ') {
            to--;
        }
        if (to > start) {
            ranges.put(start, to);
        }
    }

    private static int index(Optional<Mark> mark) {
        return mark.map(Mark::getIndex).orElse(0);
    }
}
