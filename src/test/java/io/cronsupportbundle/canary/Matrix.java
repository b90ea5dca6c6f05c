package io.cronsupportbundle.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// All encodings in all places that can hold them.
record Matrix(List<Encoding> encodings, List<Cell> cells) {

    static Matrix whole() {
        List<Encoding> encodings = Stream.concat(Encodings.UNMARKED.stream(), Encodings.MARKED.stream()).toList();
        List<Cell> cells = new ArrayList<>();
        for (Encoding encoding : encodings) {
            for (Place place : Place.values()) {
                String word = word(cells.size());
                String text = encoding.form().apply(word);
                boolean recognisable = place.saysSecret() || !Encodings.UNMARKED.contains(encoding);
                if (recognisable && place.fits(text)) {
                    cells.add(new Cell(place, encoding, word, text));
                }
            }
        }
        return new Matrix(encodings, List.copyOf(cells));
    }

    /// Small letters only, which every encoding and place can hold.
    private static String word(int number) {
        StringBuilder word = new StringBuilder("canaryq");
        for (int divisor = 26 * 26 * 26; divisor > 0; divisor /= 26) {
            word.append((char) ('a' + number / divisor % 26));
        }
        return word.toString();
    }

    /// The cells whose secrets these are.
    List<String> named(Set<String> words) {
        return cells.stream().filter(cell -> words.contains(cell.word())).map(Cell::toString).toList();
    }

    /// A row for each encoding: `#` where its secret got through, `.` where not, and a space where there is no cell.
    String print(Set<String> words) {
        StringBuilder text = new StringBuilder();
        for (Encoding encoding : encodings) {
            for (Place place : Place.values()) {
                text.append(cells.stream().filter(cell -> cell.place().equals(place) && cell.encoding().equals(encoding)).findFirst()
                        .map(cell -> words.contains(cell.word()) ? '#' : '.').orElse(' '));
            }
            text.append("  ").append(encoding.name()).append('\n');
        }
        int column = 0;
        for (Place place : Place.values()) {
            text.append(" ".repeat(column++)).append("^ ").append(place.title()).append('\n');
        }
        return text.append(cells.size()).append(" cells\n").toString();
    }
}
