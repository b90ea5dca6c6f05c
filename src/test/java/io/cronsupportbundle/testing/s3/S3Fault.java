package io.cronsupportbundle.testing.s3;

import java.time.Duration;

/// A way in which an upload goes wrong that is nobody's fault on this side.
public sealed interface S3Fault {

    /// 503 `SlowDown`: try again later. A client that expects 100 Continue gets it instead of that.
    record SlowDown() implements S3Fault {}

    /// 500 `InternalError`.
    record ServerError() implements S3Fault {}

    /// 403 as soon as the head is read, whether the client waits or not; then the connection is closed with the body unread,
    /// so that a client which is still sending may never see the answer.
    record RefuseBeforeBody() implements S3Fault {}

    /// The connection breaks when so many bytes of the body have come.
    record CutAfter(long bytes) implements S3Fault {}

    /// The object is stored and the connection breaks before the client hears of it.
    record AnswerLost() implements S3Fault {}

    /// The body is read in pieces of 16 KiB with pauses.
    record Slow(Duration pause) implements S3Fault {}

    /// 100 Continue never comes; the body is taken when the client sends it all the same.
    record NeverContinues() implements S3Fault {}

    /// The body is taken and no answer comes.
    record Silence() implements S3Fault {}
}
