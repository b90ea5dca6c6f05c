package io.cronsupportbundle.collect.databases;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// A connection to a server whose protocol is spoken here, with a deadline for every step of it.
final class DatabaseSocket implements Closeable {

    /// More than any answer that is read here has.
    private static final int MAX_BYTES = 4_000_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int left = MAX_BYTES;

    private DatabaseSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /// @param tls empty for none
    static DatabaseSocket open(DatabaseAddress address, Optional<TlsMaterial> tls) throws IOException {
        int limit = (int) Database.TIMEOUT.toMillis();
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address.bareHost(), address.port()), limit);
            plain.setSoTimeout(limit);
            if (tls.isEmpty()) {
                return new DatabaseSocket(plain);
            }
            SSLSocket secure = (SSLSocket) tls.get().context().getSocketFactory().createSocket(plain, address.bareHost(), address.port(), true);
            if (!tls.get().skipVerify()) {
                SSLParameters parameters = secure.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                secure.setSSLParameters(parameters);
            }
            secure.startHandshake();
            return new DatabaseSocket(secure);
        } catch (UnknownHostException e) {
            plain.close();
            throw new IOException("the name " + address.bareHost() + " cannot be resolved", e);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    OutputStream out() {
        return out;
    }

    int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the server closed the connection");
        }
        count(1);
        return b;
    }

    byte[] read(long length) throws IOException {
        if (length < 0 || length > left) {
            throw new IOException("the server's answer is too long");
        }
        count((int) length);
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new EOFException("the server closed the connection");
        }
        return bytes;
    }

    /// A line that ends with CR and LF, without them.
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = read(); b != '\n'; b = read()) {
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    String text(long length) throws IOException {
        return new String(read(length), StandardCharsets.UTF_8);
    }

    private void count(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("the server's answer is too long");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
