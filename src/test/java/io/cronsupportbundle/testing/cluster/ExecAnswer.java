package io.cronsupportbundle.testing.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// One command in a container over a WebSocket, in the protocol `v4.channel.k8s.io`: each message begins with the number of its channel.
final class ExecAnswer {

    /// Marks a request that came as one for a WebSocket.
    static final String WANTED = "X-Double-Upgrade";

    /// What RFC 6455 appends to the client's key.
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int ERROR = 3;
    private static final int PIECE = 16 * 1024;

    private final Cluster cluster;
    private final InputStream in;
    private final OutputStream out;

    ExecAnswer(Cluster cluster, InputStream in, OutputStream out) {
        this.cluster = cluster;
        this.in = in;
        this.out = out;
    }

    void serve(String head) throws IOException {
        URI target = URI.create(head.split(" ", 3)[1]);
        String protocol = List.of(FrontDoor.header(head, "Sec-WebSocket-Protocol").split("\\s*,\\s*", -1)).stream()
                .filter(PROTOCOLS::contains).findFirst().orElse("");
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + accept(FrontDoor.header(head, "Sec-WebSocket-Key")) + "\r\nSec-WebSocket-Protocol: " + protocol + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        run(cluster.container(target).run(command(target)));
    }

    private static List<String> command(URI target) {
        List<String> words = new ArrayList<>();
        for (String pair : target.getRawQuery().split("&", -1)) {
            if (pair.startsWith("command=")) {
                words.add(Query.parse(pair).text("command"));
            }
        }
        return words;
    }

    private void run(CommandResult result) throws IOException {
        for (int channel : List.of(STDOUT, STDERR, ERROR)) {
            message(channel, new byte[0]);
        }
        pieces(STDOUT, result.stdout());
        pieces(STDERR, result.stderr());
        switch (result.ending()) {
            case EXITS -> {
                message(ERROR, status(result.exitCode()).getBytes(StandardCharsets.UTF_8));
                frame(CLOSE, new byte[] {3, (byte) 0xe8});
                awaitClose();
            }
            case HANGS -> awaitClose();
            case BREAKS -> out.flush();
            case FLOODS -> {
                while (true) {
                    pieces(STDOUT, result.stdout());
                }
            }
        }
    }

    private static String status(int exitCode) {
        if (exitCode == 0) {
            return "{\"metadata\":{},\"status\":\"Success\"}";
        }
        return """
                {"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status %1$d",\
                "reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"%1$d"}]}}""".formatted(exitCode);
    }

    private void pieces(int channel, byte[] bytes) throws IOException {
        for (int from = 0; from < bytes.length; from += PIECE) {
            message(channel, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PIECE)));
        }
    }

    private void message(int channel, byte[] bytes) throws IOException {
        byte[] message = new byte[bytes.length + 1];
        message[0] = (byte) channel;
        System.arraycopy(bytes, 0, message, 1, bytes.length);
        frame(BINARY, message);
    }

    private void frame(int type, byte[] payload) throws IOException {
        byte[] head = payload.length < 126 ? new byte[] {(byte) type, (byte) payload.length}
                : new byte[] {(byte) type, 126, (byte) (payload.length >> 8), (byte) payload.length};
        byte[] frame = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, frame, head.length, payload.length);
        out.write(frame);
        out.flush();
    }

    /// Clients send nothing but their close, which is short.
    private void awaitClose() throws IOException {
        int type = in.read();
        if (type >= 0) {
            in.readNBytes(5 + (in.read() & 0x7f) - 1);
        }
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
