package io.cronsupportbundle.testing.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One request and its answer on a connection.
final class Exchange {
    private final RequestHead head;
    private final InputStream in;
    private final OutputStream out;
    private final ObjectStore store;
    private final long number;
    private final CountDownLatch serverClosed;

    Exchange(RequestHead head, InputStream in, OutputStream out, ObjectStore store, long number, CountDownLatch serverClosed) {
        this.head = head;
        this.in = in;
        this.out = out;
        this.store = store;
        this.number = number;
        this.serverClosed = serverClosed;
    }

    /// Takes the request to its end and says whether the connection can take another.
    boolean answer(Gate gate, ObjectAddress address, @Nullable S3Fault fault) throws IOException {
        Optional<S3Answer> refusal = gate.refusal(head, address).or(() -> fromFault(fault));
        if (refusal.isPresent()) {
            return refuse(refusal.get(), fault);
        }
        if (head.expectsContinue() && !(fault instanceof S3Fault.NeverContinues)) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        Upload upload = Upload.into(store.newFile(), head);
        try {
            upload.receive(in, total -> impede(fault, total));
            return finish(upload, address, fault);
        } catch (IOException e) {
            store.record(head, 0, "");
            throw e;
        } finally {
            store.discard(upload.file());
        }
    }

    private static Optional<S3Answer> fromFault(@Nullable S3Fault fault) {
        return switch (fault) {
            case S3Fault.SlowDown _ -> Optional.of(S3Answer.error(503, "SlowDown", "Please reduce your request rate."));
            case S3Fault.ServerError _ -> Optional.of(S3Answer.error(500, "InternalError",
                    "We encountered an internal error. Please try again."));
            case S3Fault.RefuseBeforeBody _ -> Optional.of(S3Answer.accessDenied());
            case S3Fault.CutAfter _, S3Fault.AnswerLost _, S3Fault.Slow _, S3Fault.NeverContinues _, S3Fault.Silence _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// A client that waits for 100 Continue has sent no body; another's is taken first, so that it is there to hear the answer.
    private boolean refuse(S3Answer answer, @Nullable S3Fault fault) throws IOException {
        boolean unread = head.expectsContinue() || fault instanceof S3Fault.RefuseBeforeBody || !head.header("transfer-encoding").isEmpty();
        if (!unread && head.contentLength() > 0) {
            in.skipNBytes(head.contentLength());
        }
        store.record(head, answer.status(), answer.code());
        answer.write(out, head.method(), number, unread);
        return !unread;
    }

    private boolean finish(Upload upload, ObjectAddress address, @Nullable S3Fault fault) throws IOException {
        S3Answer answer = upload.objection().orElseGet(() -> commit(upload, address));
        boolean lost = fault instanceof S3Fault.AnswerLost || fault instanceof S3Fault.Silence;
        store.record(head, lost ? 0 : answer.status(), answer.code());
        if (fault instanceof S3Fault.Silence) {
            closedWithin(Duration.ofDays(1));
        }
        if (!lost) {
            answer.write(out, head.method(), number, false);
        }
        return !lost;
    }

    private S3Answer commit(Upload upload, ObjectAddress address) {
        boolean createOnly = head.header("if-none-match").equals("*");
        if (!store.put(new StoredObject(address.key(), head.headers(), upload.file()), createOnly)) {
            return S3Answer.preconditionFailed();
        }
        return S3Answer.stored(Map.of("ETag", upload.entityTag(), "x-amz-checksum-sha256", upload.sha256Base64(),
                "x-amz-server-side-encryption", "AES256"));
    }

    private void impede(@Nullable S3Fault fault, long total) throws IOException {
        if (fault instanceof S3Fault.CutAfter cut && total >= cut.bytes()) {
            throw new IOException("connection cut on purpose");
        }
        if (fault instanceof S3Fault.Slow slow && closedWithin(slow.pause())) {
            throw new IOException("the server goes down");
        }
    }

    private boolean closedWithin(Duration pause) {
        try {
            return serverClosed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
