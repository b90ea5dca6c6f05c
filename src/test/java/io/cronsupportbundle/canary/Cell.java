package io.cronsupportbundle.canary;

/// One encoding in one place, with a secret of its own, so that what turns up in a bundle tells where it came from.
///
/// @param word the secret
/// @param text the secret in its encoding
record Cell(Place place, Encoding encoding, String word, String text) {

    @Override
    public String toString() {
        return encoding.name() + " in " + place.title();
    }
}
