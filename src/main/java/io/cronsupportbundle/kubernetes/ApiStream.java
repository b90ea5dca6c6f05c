package io.cronsupportbundle.kubernetes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/// The body of a successful answer, decompressed. Closing it gives its permit back.
public final class ApiStream extends FilterInputStream {
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    ApiStream(InputStream body, Runnable onClose) {
        super(body);
        this.onClose = onClose;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            try {
                super.close();
            } finally {
                onClose.run();
            }
        }
    }
}
