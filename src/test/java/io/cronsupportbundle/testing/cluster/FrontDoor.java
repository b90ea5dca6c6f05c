package io.cronsupportbundle.testing.cluster;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;

/// Takes TLS connections and passes requests on to the JDK's HTTP server behind it, which cannot switch protocols: a request for a WebSocket
/// is shown to that server as well, which judges it like every other, and is then served here.
final class FrontDoor implements AutoCloseable {
    private final ServerSocket socket;
    private final InetSocketAddress behind;
    private final ExecutorService threads;
    private final Cluster cluster;

    FrontDoor(SSLContext tls, InetSocketAddress behind, ExecutorService threads, Cluster cluster) throws IOException {
        this.socket = tls.getServerSocketFactory().createServerSocket(0, 0, InetAddress.getLoopbackAddress());
        this.behind = behind;
        this.threads = threads;
        this.cluster = cluster;
    }

    int port() {
        return socket.getLocalPort();
    }

    void open() {
        threads.execute(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    client.setTcpNoDelay(true);
                    threads.execute(() -> serve(client));
                } catch (IOException e) {
                    // A handshake that failed, or the end.
                }
            }
        });
    }

    private void serve(Socket client) {
        try (client; Socket server = new Socket(behind.getAddress(), behind.getPort())) {
            server.setTcpNoDelay(true);
            threads.execute(() -> pass(server, client));
            InputStream in = new BufferedInputStream(client.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (header(head, "Upgrade").equalsIgnoreCase("websocket")) {
                    upgrade(head, client, in);
                    return;
                }
                OutputStream out = server.getOutputStream();
                out.write(head.getBytes(StandardCharsets.ISO_8859_1));
                String length = header(head, "Content-Length");
                out.write(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)));
                out.flush();
            }
        } catch (IOException e) {
            // The connection is gone, and with it whoever would want to know.
        }
    }

    private static void pass(Socket server, Socket client) {
        try (client; server) {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    private void upgrade(String head, Socket client, InputStream in) throws IOException {
        byte[] answer;
        try (Socket judge = new Socket(behind.getAddress(), behind.getPort())) {
            StringBuilder plain = new StringBuilder();
            for (String line : head.split("\r\n", -1)) {
                if (!line.isEmpty() && !line.toLowerCase(Locale.ROOT).matches("(upgrade|connection|sec-websocket-.*|content-length):.*")) {
                    plain.append(line).append("\r\n");
                }
            }
            plain.append(ExecAnswer.WANTED).append(": yes\r\nConnection: close\r\n\r\n");
            judge.getOutputStream().write(plain.toString().getBytes(StandardCharsets.ISO_8859_1));
            answer = judge.getInputStream().readAllBytes();
        }
        if (new String(answer, StandardCharsets.ISO_8859_1).startsWith("HTTP/1.1 204")) {
            new ExecAnswer(cluster, in, client.getOutputStream()).serve(head);
        } else {
            client.getOutputStream().write(answer);
        }
    }

    /// The head of the next request with its empty line, or nothing at the end of the connection.
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    static String header(String head, String name) {
        return List.of(head.split("\r\n", -1)).stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
