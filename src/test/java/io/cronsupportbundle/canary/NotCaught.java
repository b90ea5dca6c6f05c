package io.cronsupportbundle.canary;

import java.util.Set;
import java.util.stream.Stream;

/// What is known to get through, each with its reason; `src/docs/redactors.md` says the same. Nothing else is left out of the matrix.
enum NotCaught {
    ;

    private final Set<String> encodings;
    private final Set<Place> places;
    private final String reason;

    NotCaught(Set<String> encodings, Set<Place> places, String reason) {
        this.encodings = encodings;
        this.places = places;
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    static boolean covers(Cell cell) {
        return Stream.of(values()).anyMatch(row -> row.isOf(cell));
    }

    boolean isOf(Cell cell) {
        return places.contains(cell.place()) && encodings.contains(cell.encoding().name());
    }
}
