package io.cronsupportbundle.bundle;

/// A name that cannot become a path inside a bundle.
public final class BadPathException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    BadPathException(String path, String what) {
        super("path \"" + printable(path) + "\" " + what);
    }

    private static String printable(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
        return text.toString();
    }
}
