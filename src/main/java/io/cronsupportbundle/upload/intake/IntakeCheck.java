package io.cronsupportbundle.upload.intake;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.intake.Finding.Verdict;
import io.cronsupportbundle.upload.intake.Reply.Accepted;
import io.cronsupportbundle.upload.intake.Reply.Denied;
import io.cronsupportbundle.upload.intake.Reply.Silence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries out, as anybody could, what a bucket for bundles must permit and must refuse: the vendor sees on the day of the set-up what an
/// attacker would see later. Nothing of a cluster is sent; what is stored are two lines under a name that nobody guesses.
public final class IntakeCheck {
    private static final byte[] FIRST = "A probe of cron-support-bundle. It can be deleted.\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECOND = "A second probe of cron-support-bundle.\n".getBytes(StandardCharsets.US_ASCII);

    private static final String LATER = "Find out why the store gives this answer, and check again";

    private final Endpoint.S3 endpoint;
    private final Stranger stranger;
    private final Optional<Stranger> unencrypted;
    private final String name;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    /// Checks one endpoint.
    ///
    /// @param unencrypted the same stranger without TLS; empty when the endpoint itself is without
    /// @param name of the probe: nobody else's, with the ending of bundles
    public IntakeCheck(Endpoint.S3 endpoint, Stranger stranger, Optional<Stranger> unencrypted, String name) {
        this.endpoint = endpoint;
        this.stranger = stranger;
        this.unencrypted = unencrypted;
        this.name = name;
    }

    /// Asks everything once. Deleting comes last, because where it works it removes the probes.
    public IntakeReport run() {
        put();
        conditions();
        overwrite();
        outside();
        plainHttp();
        get();
        list();
        delete();
        return new IntakeReport(findings, stored);
    }

    private String key() {
        return endpoint.key(name);
    }

    private void put() {
        Reply reply = put(stranger, key(), FIRST, true);
        if (reply instanceof Denied denied && denied.notImplemented()) {
            reply = put(stranger, key(), FIRST, false);
        }
        String tried = "PUT a new object below the endpoint";
        findings.add(switch (reply) {
            case Accepted seen -> held("put", tried, "200", seen);
            // Nobody else knows this key, so an earlier attempt has stored it and its answer was lost.
            case Denied seen when seen.forTheKey() -> {
                stored.add(key());
                yield held("put", tried, "200", seen);
            }
            case Denied(Refused answer) -> broken("put", tried, "200", reply, answer.remedy());
            case Silence(Unreachable cause) -> broken("put", tried, "200", reply, cause.remedy());
        });
    }

    private void conditions() {
        String tried = "PUT it again with If-None-Match: *";
        String expected = "412: the store knows create-only requests";
        if (stored.isEmpty()) {
            findings.add(nothingThere("create-only", tried, expected));
            return;
        }
        findings.add(switch (put(stranger, key(), SECOND, true)) {
            case Accepted seen -> broken("create-only", tried, expected, seen,
                    "The store ignores If-None-Match, so a bundle can replace another: use a store that knows it, or turn on versioning");
            case Denied seen when seen.forTheKey() || seen.forPermission() -> held("create-only", tried, expected, seen);
            case Denied seen when seen.notImplemented() -> broken("create-only", tried, expected, seen,
                    "The store does not know If-None-Match: use object lock or versioning, so that no bundle is lost to another");
            case Denied seen -> unproved("create-only", tried, expected, seen);
            case Silence seen -> unproved("create-only", tried, expected, seen);
        });
    }

    private void overwrite() {
        String tried = "PUT it again without If-None-Match";
        if (stored.isEmpty()) {
            findings.add(nothingThere("overwrite", tried, "403"));
            return;
        }
        findings.add(switch (put(stranger, key(), SECOND, false)) {
            case Accepted seen -> broken("overwrite", tried, "403", seen, "Whoever knows a key can replace the bundle. Let the policy"
                    + " demand If-None-Match (condition Null, key s3:if-none-match, value false); where the store does not know that key,"
                    + " turn on object lock");
            case Denied seen when seen.forTheKey() || seen.forPermission() -> held("overwrite", tried, "403", seen);
            case Denied seen -> unproved("overwrite", tried, "403", seen);
            case Silence seen -> unproved("overwrite", tried, "403", seen);
        });
    }

    private void outside() {
        String tried = "PUT an object beside the endpoint's prefix, at the top of the bucket";
        if (endpoint.prefix().isEmpty()) {
            findings.add(new Finding("outside", tried, "403", "the endpoint has no prefix", Verdict.NOT_ASKED,
                    "Give bundles a prefix, so that the policy can grant that and nothing else"));
            return;
        }
        findings.add(refused("outside", tried, put(stranger, name, FIRST, true),
                "Anybody may write anywhere in the bucket: let Resource of the policy end in the prefix and /*"));
    }

    private void plainHttp() {
        String tried = "PUT an object over http, unencrypted";
        if (unencrypted.isEmpty()) {
            findings.add(new Finding("plain-http", tried, "no success", "the endpoint itself is without TLS", Verdict.NOT_ASKED,
                    "Use https wherever bundles leave a network that you trust"));
            return;
        }
        Reply reply = put(unencrypted.get(), endpoint.key("plain-" + name), FIRST, true);
        findings.add(switch (reply) {
            case Accepted seen -> broken("plain-http", tried, "no success", seen,
                    "Let the policy demand TLS: condition Bool, key aws:SecureTransport, value true");
            case Denied seen when seen.answer().status() >= 500 -> new Finding("plain-http", tried, "no success", seen.toString(),
                    Verdict.NOT_ASKED, "Check again from a network that lets unencrypted requests out");
            case Denied seen -> held("plain-http", tried, "no success", seen);
            case Silence seen -> held("plain-http", tried, "no success", seen);
        });
    }

    private void get() {
        Reply reply = stranger.get(key());
        Finding finding = refused("get", "GET the object", reply,
                "Anybody who knows a key can read the bundle: remove s3:GetObject for everybody from policy and ACLs");
        // S3 refuses to say whether an object exists, so without one a refusal is no proof.
        boolean proof = stored.contains(key()) || finding.verdict() == Verdict.BROKEN;
        findings.add(proof ? finding : nothingThere("get", "GET the object", "403"));
    }

    private void list() {
        String below = endpoint.prefix().isEmpty() ? "" : endpoint.prefix() + "/";
        findings.add(refused("list", "LIST the keys below the endpoint", stranger.list(below),
                "Anybody can see who sent what and when: remove s3:ListBucket for everybody from policy and ACLs"));
    }

    private void delete() {
        Reply reply = stranger.delete(key());
        findings.add(refused("delete", "DELETE the object", reply,
                "Anybody who knows a key can remove the bundle: remove s3:DeleteObject for everybody from policy and ACLs"));
        if (reply instanceof Accepted) {
            stored.remove(key());
            stored.removeIf(key -> stranger.delete(key) instanceof Accepted);
        }
    }

    private Reply put(Stranger who, String key, byte[] content, boolean createOnly) {
        Reply reply = who.put(key, content, createOnly);
        if (reply instanceof Accepted && !stored.contains(key)) {
            stored.add(key);
        }
        return reply;
    }

    private static Finding refused(String check, String tried, Reply reply, String remedy) {
        return switch (reply) {
            case Accepted seen -> broken(check, tried, "403", seen, remedy);
            case Denied seen when seen.forPermission() -> held(check, tried, "403", seen);
            case Denied seen -> unproved(check, tried, "403", seen);
            case Silence seen -> unproved(check, tried, "403", seen);
        };
    }

    private static Finding held(String check, String tried, String expected, Reply seen) {
        return new Finding(check, tried, expected, seen.toString(), Verdict.HELD, "");
    }

    private static Finding broken(String check, String tried, String expected, Reply seen, String remedy) {
        return new Finding(check, tried, expected, seen.toString(), Verdict.BROKEN, remedy);
    }

    private static Finding unproved(String check, String tried, String expected, Reply seen) {
        return new Finding(check, tried, expected, seen.toString(), Verdict.UNPROVED, LATER);
    }

    private static Finding nothingThere(String check, String tried, String expected) {
        return new Finding(check, tried, expected, "nothing could be put there to try it on", Verdict.UNPROVED, "Mend put first");
    }
}
