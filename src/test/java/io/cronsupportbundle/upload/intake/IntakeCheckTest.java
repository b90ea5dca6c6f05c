package io.cronsupportbundle.upload.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.TestEgress;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.intake.Finding.Verdict;
import io.cronsupportbundle.upload.intake.Reply.Accepted;
import io.cronsupportbundle.upload.intake.Reply.Denied;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeCheckTest {
    private static final Endpoint.S3 ENDPOINT = (Endpoint.S3) TestEgress.endpoint("https://s3.eu-central-1.amazonaws.com/bucket/incoming/x");

    private final Store store = new Store();

    /// A store that does what the policy of `src/intake` says, save for the questions that a test answers itself.
    private static final class Store implements Stranger {
        private final Map<String, Reply> answers = new HashMap<>();
        private final Set<String> keys = new LinkedHashSet<>();

        private Reply of(String question, Reply usual) {
            return answers.getOrDefault(question, usual);
        }

        @Override
        public Reply put(String key, byte[] content, boolean createOnly) {
            boolean taken = keys.contains(key);
            String question = !key.startsWith("incoming/") ? "outside" : !taken ? "put" : createOnly ? "create-only" : "overwrite";
            Reply usual = question.equals("put") ? new Accepted(200) : question.equals("create-only") ? denied(412, "PreconditionFailed") : forbidden();
            Reply reply = of(question, usual);
            if (reply instanceof Accepted) {
                keys.add(key);
            }
            return reply;
        }

        @Override
        public Reply get(String key) {
            return of("get", forbidden());
        }

        @Override
        public Reply list(String prefix) {
            assertThat(prefix).isEqualTo("incoming/x/");
            return of("list", forbidden());
        }

        @Override
        public Reply delete(String key) {
            Reply reply = of("delete", forbidden());
            if (reply instanceof Accepted) {
                keys.remove(key);
            }
            return reply;
        }

        @Override
        public void close() {}
    }

    private static Reply forbidden() {
        return denied(403, "AccessDenied");
    }

    private static Reply denied(int status, String code) {
        return new Denied(new Refused(status, code, "", "", "Ask the vendor"));
    }

    private IntakeReport check() {
        return check(Optional.of(new Unencrypted(forbidden())));
    }

    private IntakeReport check(Optional<Stranger> plain) {
        return new IntakeCheck(ENDPOINT, store, plain, "probe.tar.gz").run();
    }

    private record Unencrypted(Reply reply) implements Stranger {
        @Override
        public Reply put(String key, byte[] content, boolean createOnly) {
            return reply;
        }

        @Override
        public Reply get(String key) {
            return reply;
        }

        @Override
        public Reply list(String prefix) {
            return reply;
        }

        @Override
        public Reply delete(String key) {
            return reply;
        }

        @Override
        public void close() {}
    }

    private static Map<String, Verdict> verdicts(IntakeReport report) {
        return report.findings().stream().collect(Collectors.toMap(Finding::check, Finding::verdict));
    }

    @Test
    void passesWhatKeepsItsPromisesAndNamesWhatStays() {
        IntakeReport report = check();

        assertThat(verdicts(report).values()).containsOnly(Verdict.HELD);
        assertThat(verdicts(report)).containsOnlyKeys("put", "create-only", "overwrite", "outside", "plain-http", "get", "list", "delete");
        assertThat(report.passed()).isTrue();
        assertThat(report.leftBehind()).containsExactly("incoming/x/probe.tar.gz");
        assertThat(report.findings()).allSatisfy(finding -> assertThat(finding.remedy()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"get, s3:GetObject", "list, s3:ListBucket", "delete, s3:DeleteObject", "overwrite, s3:if-none-match", "create-only, If-None-Match",
            "outside, Resource"})
    void namesTheOneThingThatIsOpen(String question, String remedy) {
        store.answers.put(question, new Accepted(200));

        IntakeReport report = check();

        assertThat(report.open()).containsExactly(question);
        assertThat(report.findings()).filteredOn(finding -> finding.check().equals(question)).singleElement().satisfies(finding -> {
            assertThat(finding.verdict()).isEqualTo(Verdict.BROKEN);
            assertThat(finding.seen()).contains("200");
            assertThat(finding.remedy()).contains(remedy);
        });
    }

    @Test
    void seesThatUnencryptedRequestsAreTaken() {
        IntakeReport report = check(Optional.of(new Unencrypted(new Accepted(200))));

        assertThat(report.open()).containsExactly("plain-http");
        assertThat(report.leftBehind()).containsExactly("incoming/x/probe.tar.gz", "incoming/x/plain-probe.tar.gz");
    }

    @Test
    void takesSilenceWithoutTlsForARefusal() {
        assertThat(check(Optional.of(new Unencrypted(new Reply.Silence(new Unreachable("nobody listens", "Nothing"))))).passed()).isTrue();
        assertThat(verdicts(check(Optional.empty()))).containsEntry("plain-http", Verdict.NOT_ASKED);
    }

    @Test
    void doesNotTakeTheTroubleOfAProxyForARefusal() {
        assertThat(verdicts(check(Optional.of(new Unencrypted(denied(503, "HTTP 503")))))).containsEntry("plain-http", Verdict.NOT_ASKED);
    }

    @Test
    void knowsItsOwnObjectWhenTheAnswerToTheFirstAttemptWasLost() {
        store.keys.add("incoming/x/probe.tar.gz");

        IntakeReport report = check();

        assertThat(report.passed()).isTrue();
        assertThat(report.leftBehind()).containsExactly("incoming/x/probe.tar.gz");
    }

    @Test
    void provesNothingWhereNothingCanBePut() {
        store.answers.put("put", forbidden());

        IntakeReport report = check();

        assertThat(verdicts(report)).containsEntry("put", Verdict.BROKEN).containsEntry("get", Verdict.UNPROVED).containsEntry("overwrite", Verdict.UNPROVED)
                .containsEntry("create-only", Verdict.UNPROVED).containsEntry("list", Verdict.HELD).containsEntry("delete", Verdict.HELD);
        assertThat(report.findings().getFirst().remedy()).isEqualTo("Ask the vendor");
        assertThat(report.leftBehind()).isEmpty();
    }

    @Test
    void removesWhatItCanWhereDeletingIsOpen() {
        store.answers.put("delete", new Accepted(204));
        store.answers.put("outside", new Accepted(200));

        IntakeReport report = check();

        assertThat(report.open()).containsExactlyInAnyOrder("outside", "delete");
        assertThat(report.leftBehind()).isEmpty();
        assertThat(store.keys).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, InternalError", "404, NoSuchKey"})
    void doesNotTakeABrokenStoreForARefusal(int status, String code) {
        store.answers.put("get", denied(status, code));
        store.answers.put("list", denied(status, code));

        assertThat(verdicts(check())).containsEntry("get", Verdict.UNPROVED).containsEntry("list", Verdict.UNPROVED);
    }

    @Test
    void saysThatAStoreDoesNotKnowConditions() {
        Stranger simple = new Stranger() {
            @Override
            public Reply put(String key, byte[] content, boolean createOnly) {
                return createOnly ? denied(501, "NotImplemented") : store.put(key, content, false);
            }

            @Override
            public Reply get(String key) {
                return forbidden();
            }

            @Override
            public Reply list(String prefix) {
                return forbidden();
            }

            @Override
            public Reply delete(String key) {
                return forbidden();
            }

            @Override
            public void close() {}
        };
        IntakeReport report = new IntakeCheck(ENDPOINT, simple, Optional.empty(), "probe.tar.gz").run();

        assertThat(verdicts(report)).containsEntry("put", Verdict.HELD).containsEntry("create-only", Verdict.BROKEN);
    }
}
