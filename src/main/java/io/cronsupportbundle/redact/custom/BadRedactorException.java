package io.cronsupportbundle.redact.custom;

/// A part of a customer's redactor cannot be used. The message says why, for its author.
final class BadRedactorException extends Exception {
    private static final long serialVersionUID = 1L;

    BadRedactorException(String message) {
        super(message);
    }
}
