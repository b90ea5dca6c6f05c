package io.cronsupportbundle.canary;

import java.util.Set;
import java.util.stream.Stream;

/// What is known to get through, each with its reason; `src/docs/redactors.md` says the same. Nothing else is left out of the matrix.
@SuppressWarnings("ImmutableEnumChecker")
enum NotCaught {
    UNICODE_ESCAPES_IN_LINES(Set.of("JSON with the name in unicode escapes"), Lines.AND_ERRORS,
            "a line is searched for names as they are; escapes are undone only in texts that are JSON as a whole"),
    SECRETS_AS_YAML_IN_LINES(Set.of("Secret as YAML"), Lines.PLACES,
            "that a harmless name stands in a Secret shows only by structure, and a line in the middle of a text has none"),
    PGPASS_IN_A_SENTENCE(Set.of(".pgpass"), Set.of(Place.ERROR),
            "five words with colons between are known for what they are only as a line of their own");

    /// Where texts are read line by line and never as documents.
    private static final class Lines {
        private static final Set<Place> PLACES = Set.of(Place.LOG, Place.PREVIOUS_LOG, Place.STDOUT_UTF16, Place.COPIED_UTF16);
        private static final Set<Place> AND_ERRORS = Set.of(Place.LOG, Place.PREVIOUS_LOG, Place.STDOUT_UTF16, Place.COPIED_UTF16, Place.ERROR);
    }

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

    /// Whether it gets through where a text is shown a line at a time.
    static boolean inLines(Encoding encoding) {
        return Stream.of(values()).anyMatch(row -> row.encodings.contains(encoding.name()));
    }

    static boolean covers(Cell cell) {
        return Stream.of(values()).anyMatch(row -> row.isOf(cell));
    }

    boolean isOf(Cell cell) {
        return places.contains(cell.place()) && encodings.contains(cell.encoding().name());
    }
}
