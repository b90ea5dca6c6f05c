package io.cronsupportbundle.archive;

import java.io.IOException;

/// An entry's file is no longer as long as it was when it was redacted, so its content cannot be trusted.
final class ChangedEntryException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedEntryException(String name, long length) {
        super(name + " is no longer " + length + " bytes long");
    }
}
