package io.cronsupportbundle.upload.presigned;

import io.cronsupportbundle.archive.BundleArchive;
import io.cronsupportbundle.config.Consent;
import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Attempt;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.Faults;
import io.cronsupportbundle.upload.ProbeResult;
import io.cronsupportbundle.upload.Refused;
import io.cronsupportbundle.upload.RetryPolicy;
import io.cronsupportbundle.upload.Unreachable;
import io.cronsupportbundle.upload.UploadResult;
import io.cronsupportbundle.upload.Uploader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts one archive where a vendor's service has given leave to put one. The URL goes out as it came in; only headers that were signed,
/// and that we can know, are added.
final class PresignedUploader implements Uploader {
    private static final String WRONG_MD5 = Base64.getEncoder().encodeToString(new byte[16]);

    private final Endpoint.Presigned endpoint;
    private final SignedUrl signed;
    private final RetryPolicy retries;
    private final HttpClient client;
    private final SignedPut put;

    PresignedUploader(Endpoint.Presigned endpoint, Egress egress) {
        this.endpoint = endpoint;
        retries = egress.retries();
        signed = SignedUrl.of(endpoint.url());
        client = SignedPut.client(endpoint.url(), egress);
        put = new SignedPut(client, endpoint.url(), egress.userAgent());
    }

    @Override
    public UploadResult upload(BundleArchive archive, String key, Consent.Granted consent, Instant deadline) {
        Optional<Refused> hopeless = hopeless();
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        Instant start = retries.clock().instant();
        return retries.run(deadline, (number, remaining) -> attempt(archive, number, remaining, start));
    }

    private Attempt<UploadResult> attempt(BundleArchive archive, int number, Duration remaining, Instant start) {
        if (!remaining.isPositive()) {
            return new Attempt.Done<>(new Unreachable("the run has no time left for the upload",
                    "Send the archive with the upload command"));
        }
        try {
            SignedAnswer answer = put.send(BodyPublishers.ofFile(archive.file()), headers(archive.sha256Base64()), remaining);
            if (answer.success()) {
                return new Attempt.Done<>(new UploadResult.Stored(endpoint.describe(), answer.etag(), answer.requestId(), number,
                        millis(start)));
            }
            if (answer.exists()) {
                return alreadyThere(number, start);
            }
            return answer.later()
                    ? new Attempt.Again<>(answer.refused(), retries.retryAfter(answer.retryAfter()))
                    : new Attempt.Done<>(answer.refused());
        } catch (FileNotFoundException e) {
            return new Attempt.Done<>(new Unreachable("the archive " + archive.file() + " cannot be read", "Check that it is still there"));
        } catch (IOException e) {
            Attempt<UploadResult> again = new Attempt.Again<>(Faults.describe(e, host()), Optional.empty());
            return Faults.perhapsRefused(e) ? lostAnswer(remaining, number, start).orElse(again) : again;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Done<>(new Unreachable("the upload was stopped", "Send the archive with the upload command"));
        }
    }

    private Attempt<UploadResult> alreadyThere(int number, Instant start) {
        // The object's name is the vendor's: it says nothing about the content.
        return new Attempt.Done<>(new UploadResult.AlreadyThere(endpoint.describe(), false, number, millis(start)));
    }

    /// A server that refuses may hang up while the body is being sent; a small request gets to hear why.
    private Optional<Attempt<UploadResult>> lostAnswer(Duration remaining, int number, Instant start) {
        if (!probing()) {
            return Optional.empty();
        }
        try {
            SignedAnswer answer = ask(remaining);
            if (answer.exists()) {
                return Optional.of(alreadyThere(number, start));
            }
            boolean refused = !answer.success() && !answer.comparedDigest() && !answer.later();
            return refused ? Optional.of(new Attempt.Done<>(answer.refused())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public ProbeResult probe(String key, Consent.Granted consent, Instant deadline) {
        Optional<Refused> hopeless = hopeless();
        if (hopeless.isPresent()) {
            return hopeless.get();
        }
        return probing()
                ? retries.run(deadline, (_, remaining) -> probe(remaining))
                : new ProbeResult.Unproved("the presigned URL permits nothing but the upload itself");
    }

    private Attempt<ProbeResult> probe(Duration remaining) {
        if (!remaining.isPositive()) {
            return new Attempt.Done<>(new ProbeResult.Unproved("there is no time left to ask"));
        }
        try {
            SignedAnswer answer = ask(remaining);
            if (answer.success()) {
                return new Attempt.Done<>(new ProbeResult.PermittedAndStored(endpoint.describe()));
            }
            if (answer.comparedDigest() || answer.exists()) {
                return new Attempt.Done<>(new ProbeResult.Permitted());
            }
            ProbeResult unproved = new ProbeResult.Unproved("the store answers " + answer.status() + " " + answer.code());
            return answer.later()
                    ? new Attempt.Again<>(unproved, retries.retryAfter(answer.retryAfter()))
                    : new Attempt.Done<>(answer.refused());
        } catch (IOException e) {
            return new Attempt.Again<>(Faults.describe(e, host()), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Done<>(new ProbeResult.Unproved("the probe was stopped"));
        }
    }

    /// Whether the signature leaves room for another body and one more header.
    private boolean probing() {
        return signed.version4() && !signed.signedHeaders().contains("content-length");
    }

    /// Sends a few bytes with digests that are not theirs.
    private SignedAnswer ask(Duration remaining) throws IOException, InterruptedException {
        Map<String, String> headers = headers(Base64.getEncoder().encodeToString(new byte[32]));
        headers.put("Content-MD5", WRONG_MD5);
        return put.send(BodyPublishers.ofString("probe\n"), headers, remaining);
    }

    /// What can be told from the URL alone.
    private Optional<Refused> hopeless() {
        if (signed.expiry().isPresent() && !retries.clock().instant().isBefore(signed.expiry().get())) {
            return Optional.of(new Refused(0, "Expired", "the presigned URL expired at " + signed.expiry().get(), "", "Ask for a new one"));
        }
        for (String header : signed.signedHeaders()) {
            switch (header) {
                case "host", "content-length", "content-type", "if-none-match", "x-amz-checksum-sha256" -> {}
                default -> {
                    return Optional.of(new Refused(
                            0, "SignedHeader", "the presigned URL was signed with the header " + header + ", whose value is not known", "",
                            "Ask for one without it"));
                }
            }
        }
        return Optional.empty();
    }

    private Map<String, String> headers(String sha256) {
        Map<String, String> known = Map.of("content-type", "application/gzip", "if-none-match", "*", "x-amz-checksum-sha256", sha256);
        Map<String, String> headers = new TreeMap<>();
        for (String header : signed.signedHeaders()) {
            String value = known.get(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return headers;
    }

    private String host() {
        return String.valueOf(endpoint.url().getHost());
    }

    private long millis(Instant start) {
        return Duration.between(start, retries.clock().instant()).toMillis();
    }

    @Override
    public void close() {
        client.close();
    }
}
