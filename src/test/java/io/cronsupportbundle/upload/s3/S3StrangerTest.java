package io.cronsupportbundle.upload.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.StoreStub;
import io.cronsupportbundle.upload.TestEgress;
import io.cronsupportbundle.upload.intake.Reply;
import io.cronsupportbundle.upload.intake.Stranger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3StrangerTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);

    private final StoreStub store = new StoreStub();
    private final TestEgress test = new TestEgress();
    private final Stranger stranger;

    S3StrangerTest() throws IOException {
        stranger = new S3Strangers().before((Endpoint.S3) TestEgress.endpoint(store.url() + "/bucket/in"), test.egress());
    }

    @AfterEach
    void close() throws IOException {
        stranger.close();
        store.close();
    }

    @Test
    void putsOnceAndHearsThatTheKeyIsTaken() {
        assertThat(stranger.put("in/a", CONTENT, true)).isEqualTo(new Reply.Accepted(200));
        assertThat(stranger.put("in/a", CONTENT, true)).isInstanceOf(Reply.Denied.class).hasToString("412 PreconditionFailed");
        assertThat(stranger.put("in/a", CONTENT, false)).isEqualTo(new Reply.Accepted(200));

        assertThat(store.requests()).extracting(request -> request.header("if-none-match")).containsExactly("*", "*", "");
        assertThat(store.requests()).allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("authorization"));
        assertThat(store.objects()).containsOnlyKeys("/bucket/in/a");
    }

    @Test
    void asksToReadListAndDelete() {
        for (int i = 0; i < 3; i++) {
            store.thenAnswer(403, "AccessDenied");
        }

        assertThat(stranger.get("in/a")).hasToString("403 AccessDenied");
        assertThat(stranger.list("in/")).hasToString("403 AccessDenied");
        assertThat(stranger.delete("in/a")).hasToString("403 AccessDenied");

        assertThat(store.requests()).extracting(StoreStub.Request::line).containsExactly("GET /bucket/in/a HTTP/1.1",
                "GET /bucket?list-type=2&max-keys=1&prefix=in%2F HTTP/1.1", "DELETE /bucket/in/a HTTP/1.1");
    }

    @Test
    void asksAgainBeforeItTakesATroubledStoreForAnAnswer() {
        store.thenAnswer(503, "SlowDown").thenAnswer(403, "AccessDenied");

        assertThat(stranger.get("in/a")).hasToString("403 AccessDenied");
        assertThat(test.slept()).hasSize(1);
    }

    @Test
    void tellsSilenceFromARefusal() throws IOException {
        store.close();

        assertThat(stranger.get("in/a")).asInstanceOf(type(Reply.Silence.class))
                .satisfies(silence -> assertThat(silence.cause().cause()).contains("does not accept connections"));
    }
}
