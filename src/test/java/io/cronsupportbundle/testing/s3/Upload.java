package io.cronsupportbundle.testing.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A body on its way into a file, with the digests that the client may have promised.
///
/// @param head whose body it is
/// @param file that takes the bytes, without the framing of aws-chunked
record Upload(RequestHead head, Path file, MessageDigest sha256, MessageDigest md5) {
    private static final int PIECE = 16 * 1024;

    static Upload into(Path file, RequestHead head) {
        try {
            return new Upload(head, file, MessageDigest.getInstance("SHA-256"), MessageDigest.getInstance("MD5"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Takes the whole body from the connection.
    void receive(InputStream in, Progress progress) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            if (!head.awsChunked()) {
                copy(in, out, head.contentLength(), 0, progress);
                return;
            }
            long total = 0;
            for (long size = chunkSize(in); size > 0; size = chunkSize(in)) {
                total = copy(in, out, size, total, progress);
                RequestHead.line(in);
            }
            while (!RequestHead.line(in).isEmpty()) {
                progress.received(total);
            }
        }
    }

    /// What speaks against the body that came: a digest that differs from the promised one.
    Optional<S3Answer> objection() {
        String promisedSha256 = head.header("x-amz-checksum-sha256");
        String promisedMd5 = head.header("content-md5");
        if (!promisedSha256.isEmpty() && !promisedSha256.equals(sha256Base64())) {
            return Optional.of(S3Answer.error(400, "BadDigest", "The SHA256 you specified did not match the calculated checksum."));
        }
        if (!promisedMd5.isEmpty() && !promisedMd5.equals(Base64.getEncoder().encodeToString(digest(md5)))) {
            return Optional.of(S3Answer.error(400, "BadDigest", "The Content-MD5 you specified did not match what we received."));
        }
        return Optional.empty();
    }

    String sha256Base64() {
        return Base64.getEncoder().encodeToString(digest(sha256));
    }

    String entityTag() {
        return "\"" + HexFormat.of().formatHex(digest(md5)) + "\"";
    }

    private long copy(InputStream in, OutputStream out, long length, long before, Progress progress) throws IOException {
        byte[] piece = new byte[PIECE];
        long total = before;
        long left = length;
        while (left > 0) {
            int read = in.read(piece, 0, (int) Math.min(left, PIECE));
            if (read < 0) {
                throw new IOException("the client went away");
            }
            out.write(piece, 0, read);
            sha256.update(piece, 0, read);
            md5.update(piece, 0, read);
            left -= read;
            total += read;
            progress.received(total);
        }
        return total;
    }

    private static long chunkSize(InputStream in) throws IOException {
        String line = RequestHead.line(in);
        int semicolon = line.indexOf(';');
        return Long.parseLong(semicolon < 0 ? line : line.substring(0, semicolon), 16);
    }

    private static byte[] digest(MessageDigest digest) {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Told how many bytes of content have come; may break off.
    @FunctionalInterface
    interface Progress {
        void received(long total) throws IOException;
    }
}
