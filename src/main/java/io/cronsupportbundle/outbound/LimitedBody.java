package io.cronsupportbundle.outbound;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Takes a body up to a limit and then hangs up, so that an endless answer costs no more than a long one.
final class LimitedBody implements BodySubscriber<LimitedBytes> {

    private final int limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<LimitedBytes> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    LimitedBody(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<LimitedBytes> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Subscription running = subscription;
        if (body.isDone() || running == null) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), limit - taken.size())];
            boolean whole = bytes.length == buffer.remaining();
            buffer.get(bytes);
            taken.writeBytes(bytes);
            if (!whole) {
                running.cancel();
                body.complete(new LimitedBytes(taken.toByteArray(), true));
                return;
            }
        }
        running.request(1);
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(new LimitedBytes(taken.toByteArray(), false));
    }
}
