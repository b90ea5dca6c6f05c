package io.cronsupportbundle.collect.databases;

import java.io.IOException;

/// A database could not be reached or did not answer; the message says why, without a password.
public final class DatabaseException extends IOException {
    private static final long serialVersionUID = 1L;

    public DatabaseException(String message) {
        super(message);
    }
}
