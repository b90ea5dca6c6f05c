package io.cronsupportbundle.regex;

/// A regular expression of a specification cannot be used. The message says why, for its author.
public final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPatternException(String message) {
        super(message);
    }

    BadPatternException(String message, Throwable cause) {
        super(message, cause);
    }
}
