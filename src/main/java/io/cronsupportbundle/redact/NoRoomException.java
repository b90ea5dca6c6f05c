package io.cronsupportbundle.redact;

import java.io.IOException;

/// There is no room for more of this entry; the others are not affected.
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;

    NoRoomException(String message) {
        super(message);
    }
}
