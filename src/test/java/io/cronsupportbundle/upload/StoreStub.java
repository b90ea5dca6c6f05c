package io.cronsupportbundle.upload;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A store on a socket of its own, because a proper HTTP server cannot misbehave as real ones do: answer before the body, hang up in it.
///
/// Does what its script says, request by request, and then behaves well: checks digests, keeps objects, honours If-None-Match.
public final class StoreStub implements Closeable {
    /// A request as it was on the wire.
    ///
    /// @param headers by lower-case name
    /// @param body in Latin-1
    public record Request(String line, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private interface Act {
        void play(Exchange exchange) throws IOException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Deque<Act> script = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    public StoreStub() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public List<Request> requests() {
        return requests;
    }

    public Map<String, byte[]> objects() {
        return objects;
    }

    /// Answers after the body, as well-behaved servers do.
    public StoreStub thenAnswer(int status, String code, String... headers) {
        script.add(exchange -> {
            exchange.readBody();
            exchange.answer(status, error(code), headers);
        });
        return this;
    }

    /// Refuses when it has seen the headers, without asking for the body.
    public StoreStub thenRefuseEarly(int status, String code, String... headers) {
        script.add(exchange -> exchange.answer(status, error(code), headers));
        return this;
    }

    /// Invites the body and hangs up in the middle of it.
    public StoreStub thenHangUp(int afterBytes) {
        script.add(exchange -> {
            exchange.invite();
            exchange.in.readNBytes(afterBytes);
            exchange.socket.setSoLinger(true, 0);
            exchange.socket.close();
        });
        return this;
    }

    /// Stores the object and hangs up instead of saying so.
    public StoreStub thenStoreAndHangUp() {
        script.add(exchange -> {
            objects.put(exchange.path, exchange.readBody());
            exchange.socket.close();
        });
        return this;
    }

    /// Never answers.
    public StoreStub thenStaySilent() {
        script.add(exchange -> exchange.in.transferTo(OutputStream.nullOutputStream()));
        return this;
    }

    /// Stores whatever comes, with any digest.
    public StoreStub thenStoreBlindly() {
        script.add(exchange -> {
            objects.put(exchange.path, exchange.readBody());
            exchange.answer(200, "", "ETag", "\"blind\"");
        });
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Exchange(socket).play();
        } catch (IOException e) {
            // The client has gone, which some tests are about.
        }
    }

    private static String error(String code) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>The store says " + code
                + ".</Message><StringToSign>SECRET</StringToSign><RequestId>req-in-body</RequestId></Error>";
    }

    private static String digest(String algorithm, byte[] body) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance(algorithm).digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private final class Exchange {
        private final Socket socket;
        private final InputStream in;
        private final Map<String, String> headers = new TreeMap<>();
        private String line = "";
        private String path = "";
        private int index;

        Exchange(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
        }

        void play() throws IOException {
            line = readLine();
            if (line.isEmpty()) {
                return;
            }
            path = line.split(" ", -1)[1];
            for (String header = readLine(); !header.isEmpty(); header = readLine()) {
                int colon = header.indexOf(':');
                headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
            }
            synchronized (requests) {
                index = requests.size();
                requests.add(new Request(line, headers, ""));
            }
            Act act = script.poll();
            if (act == null) {
                behave();
            } else {
                act.play(this);
            }
        }

        private void behave() throws IOException {
            byte[] body = readBody();
            boolean exists = objects.containsKey(path);
            String md5 = headers.getOrDefault("content-md5", digest("MD5", body));
            String sha256 = headers.getOrDefault("x-amz-checksum-sha256", digest("SHA-256", body));
            if (exists && headers.containsKey("if-none-match")) {
                answer(412, error("PreconditionFailed"));
            } else if (!md5.equals(digest("MD5", body)) || !sha256.equals(digest("SHA-256", body))) {
                answer(400, error("BadDigest"));
            } else {
                objects.put(path, body);
                answer(200, "", "ETag", "\"etag-1\"");
            }
        }

        void invite() throws IOException {
            if (headers.containsKey("expect")) {
                socket.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        byte[] readBody() throws IOException {
            invite();
            byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
            requests.set(index, new Request(line, headers, new String(body, StandardCharsets.ISO_8859_1)));
            return body;
        }

        void answer(int status, String body, String... more) throws IOException {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status
                    + " X\r\nConnection: close\r\nx-amz-request-id: req-7\r\nContent-Type: application/xml\r\n");
            for (int i = 0; i < more.length; i += 2) {
                head.append(more[i]).append(": ").append(more[i + 1]).append("\r\n");
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
        }

        private String readLine() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                if (b != '\r') {
                    bytes.write(b);
                }
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
