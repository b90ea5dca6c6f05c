package io.cronsupportbundle.collect.databases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of ClickHouse's own protocol (https://clickhouse.com/docs/native-protocol/basics) that one query with a small answer takes. It
/// says that it is an old client, so that servers leave out everything that came later.
final class ClickhouseConnection implements DatabaseConnection {

    /// With information of the client (54032), before anything that would have to be read as well (54060).
    private static final int REVISION = 54_058;

    private static final int HELLO = 0;
    private static final int QUERY = 1;
    private static final int DATA = 2;
    private static final int COMPLETE = 2;
    private static final String NAME = "cron-support-bundle";

    private final DatabaseSocket socket;
    private final DatabaseAddress address;

    private ClickhouseConnection(DatabaseSocket socket, DatabaseAddress address) {
        this.socket = socket;
        this.address = address;
    }

    static ClickhouseConnection open(DatabaseAddress address, Optional<TlsMaterial> tls) throws IOException {
        DatabaseSocket socket = DatabaseSocket.open(address, tls);
        ClickhouseConnection connection = new ClickhouseConnection(socket, address);
        try {
            connection.hello();
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void hello() throws IOException {
        Message hello = new Message().number(HELLO).text(NAME).number(1).number(0).number(REVISION).text(address.database()).text(address.user())
                .text(address.password());
        hello.send(socket);
        long packet = number();
        if (packet == 2) {
            throw exception();
        }
        if (packet != HELLO) {
            throw new IOException("the server does not speak the protocol of ClickHouse");
        }
        text();
        number();
        number();
        if (number() >= REVISION) {
            text();
        }
    }

    @Override
    public List<List<String>> query(String sql) throws DatabaseException {
        try {
            Message message = new Message().number(QUERY).text("");
            // The client: a first query, over TCP, from nobody in particular.
            message.number(1).text("").text("").text("0.0.0.0:0").number(1).text("").text("").text(NAME).number(1).number(0).number(REVISION);
            // No settings, whole answers, no compression.
            message.text("").number(COMPLETE).number(0).text(sql);
            // No tables of the client's own: a block without columns.
            message.number(DATA).text("").number(1).number(0).number(2).raw(new byte[] {-1, -1, -1, -1}).number(0).number(0).number(0);
            message.send(socket);
            return answer();
        } catch (IOException e) {
            throw address.failure(e);
        }
    }

    private List<List<String>> answer() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        while (true) {
            int packet = (int) number();
            switch (packet) {
                case 1 -> rows.addAll(block());
                case 2 -> throw exception();
                case 3 -> numbers(3);
                case 5 -> {
                    return rows;
                }
                case 6 -> {
                    numbers(3);
                    socket.read();
                    number();
                    socket.read();
                }
                case 7, 8 -> block();
                default -> throw new IOException("the server sent a packet of an unknown kind, " + packet);
            }
        }
    }

    private List<List<String>> block() throws IOException {
        text();
        for (long field = number(); field != 0; field = number()) {
            socket.read(field == 1 ? 1 : 4);
        }
        int columns = Math.toIntExact(Math.min(number(), MAX_ROWS));
        int count = Math.toIntExact(Math.min(number(), MAX_ROWS));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(new ArrayList<>());
        }
        for (int column = 0; column < columns; column++) {
            text();
            String type = text();
            boolean nullable = type.startsWith("Nullable(");
            byte[] absent = nullable ? socket.read(count) : new byte[count];
            String inner = nullable ? type.substring("Nullable(".length(), type.length() - 1) : type;
            for (int row = 0; row < count; row++) {
                String value = value(inner);
                rows.get(row).add(absent[row] == 0 ? value : "");
            }
        }
        return rows;
    }

    private String value(String type) throws IOException {
        return switch (type) {
            case "String" -> text();
            case "UInt8" -> whole(1, false);
            case "UInt16" -> whole(2, false);
            case "UInt32" -> whole(4, false);
            case "UInt64" -> whole(8, false);
            case "Int8" -> whole(1, true);
            case "Int16" -> whole(2, true);
            case "Int32" -> whole(4, true);
            case "Int64" -> whole(8, true);
            case "Float32" -> Float.toString(ByteBuffer.wrap(socket.read(4)).order(ByteOrder.LITTLE_ENDIAN).getFloat());
            case "Float64" -> Double.toString(ByteBuffer.wrap(socket.read(8)).order(ByteOrder.LITTLE_ENDIAN).getDouble());
            default -> throw new IOException("values of type " + type + " are not read: convert them with toString()");
        };
    }

    private String whole(int length, boolean signed) throws IOException {
        byte[] bytes = socket.read(length);
        byte[] reversed = new byte[length];
        for (int i = 0; i < length; i++) {
            reversed[length - 1 - i] = bytes[i];
        }
        return (signed ? new BigInteger(reversed) : new BigInteger(1, reversed)).toString();
    }

    /// Code, name, message; the stack behind them is nobody's business here.
    private IOException exception() throws IOException {
        int code = ByteBuffer.wrap(socket.read(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        text();
        return new IOException("code: " + code + ", message: " + text());
    }

    private void numbers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            number();
        }
    }

    /// A number with seven bits a byte, the lowest first.
    private long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = socket.read();
            number |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return number;
            }
        }
        throw new IOException("the server does not speak the protocol of ClickHouse");
    }

    private String text() throws IOException {
        return socket.text(number());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // What was asked is known.
        }
    }

    /// Bytes on their way to the server.
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(long number) {
            long rest = number;
            while (rest >= 0x80) {
                bytes.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Message text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            bytes.writeBytes(utf8);
            return this;
        }

        Message raw(byte[] raw) {
            bytes.writeBytes(raw);
            return this;
        }

        void send(DatabaseSocket socket) throws IOException {
            bytes.writeTo(socket.out());
            socket.out().flush();
        }
    }
}
