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
import java.net.http.HttpRequest.BodyPublisher;
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
            return new Attempt.Done<>(new Unreachable("the run has no time left for the upload", "Send the archive with the upload command"));
        }
        try {
            SignedAnswer answer = put.send(BodyPublishers.ofFile(archive.file()), headers(archive.sha256Base64()), remaining);
            if (answer.success()) {
                return new Attempt.Done<>(new UploadResult.Stored(endpoint.describe(), answer.etag(), answer.requestId(), number, millis(start)));
            }
            if (answer.status() == 412) {
                // The object's name is the vendor's: it says nothing about the content.
                return new Attempt.Done<>(new UploadResult.AlreadyThere(endpoint.describe(), number > 1, number, millis(start)));
            }
            return answer.later()
                    ? new Attempt.Again<>(answer.refused(), retries.retryAfter(answer.retryAfter()))
                    : new Attempt.Done<>(answer.refused());
        } catch (FileNotFoundException e) {
            return new Attempt.Done<>(new Unreachable("the archive " + archive.file() + " cannot be read", "Check that it is still there"));
        } catch (IOException e) {
            if (Faults.perhapsRefused(e) && ask(remaining) instanceof Attempt.Done<?>(Refused refusal)) {
                return new Attempt.Done<>(refusal);
            }
            return new Attempt.Again<>(Faults.describe(e, host()), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Done<>(new Unreachable("the upload was stopped", "Send the archive with the upload command"));
        }
    }

    @Override
    public ProbeResult probe(String key, Consent.Granted consent, Instant deadline) {
        Optional<Refused> hopeless = hopeless();
        return hopeless.isPresent() ? hopeless.get() : retries.run(deadline, (_, remaining) -> ask(remaining));
    }

    /// Sends a few bytes with a digest that is not theirs, where the signature leaves room for that.
    private Attempt<ProbeResult> ask(Duration remaining) {
        if (!signed.version4() || signed.signedHeaders().contains("content-length")) {
            return new Attempt.Done<>(new ProbeResult.Unproved("the presigned URL permits nothing but the upload itself"));
        }
        BodyPublisher body = BodyPublishers.ofString("probe\n");
        Map<String, String> headers = headers(Base64.getEncoder().encodeToString(new byte[32]));
        headers.put("Content-MD5", WRONG_MD5);
        try {
            SignedAnswer answer = put.send(body, headers, remaining);
            if (answer.success()) {
                return new Attempt.Done<>(new ProbeResult.PermittedAndStored(endpoint.describe()));
            }
            if (answer.comparedDigest() || answer.status() == 412) {
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
                            0, "SignedHeader", "the presigned URL was signed with the header " + header + ", whose value is not known", "", "Ask for one without it"));
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
