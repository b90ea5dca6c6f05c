package io.cronsupportbundle.bundle;

/// Something planned that is not in the bundle, or not completely.
///
/// @param place an entry's path; a `*` segment stands for every name at that level
/// @param outcome why not
/// @param cause one line, redacted
public record Gap(String place, Outcome outcome, String cause) {

    /// Whether the gap may hide something from a reader of `path`.
    public boolean covers(String path) {
        String[] mine = place.split("/", -1);
        String[] other = path.split("/", -1);
        if (mine.length != other.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            if (!mine[i].equals(other[i]) && !mine[i].startsWith("*") && !other[i].contains("*")) {
                return false;
            }
        }
        return true;
    }
}
