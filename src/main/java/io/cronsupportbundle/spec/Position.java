package io.cronsupportbundle.spec;

/// A place in a text that somebody wrote; line and column count from 1.
public record Position(String source, int line, int column) {

    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
