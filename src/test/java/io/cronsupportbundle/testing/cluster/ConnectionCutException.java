package io.cronsupportbundle.testing.cluster;

import java.io.IOException;

/// Makes the HTTP server drop the connection of the exchange that it leaves.
final class ConnectionCutException extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionCutException() {
        super("connection cut on purpose");
    }
}
