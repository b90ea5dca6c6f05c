package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ExecEnd;
import io.cronsupportbundle.kubernetes.ExecRequest;
import io.cronsupportbundle.kubernetes.ExecStream;
import io.cronsupportbundle.kubernetes.ExecStream.Channel;
import io.cronsupportbundle.kubernetes.ExecStream.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Runs a command in a container and streams what it says into two files of the bundle, of which neither is there when nothing was said.
///
/// @param stdout where standard output goes
/// @param stderr where standard error goes
record CommandOutput(BundlePath stdout, BundlePath stderr) {

    /// More than this of one command is nothing that anybody reads.
    static final long MAX_BYTES = 50_000_000;

    /// Runs it and tells how it ended. Where it does not end there are no files.
    ExecEnd run(ExecRequest request, Collection run) throws IOException, InterruptedException {
        Map<Channel, TextEntry> files = new EnumMap<>(Channel.class);
        try (ExecStream stream = run.cluster().exec(request)) {
            for (Optional<Piece> piece = stream.next(); piece.isPresent(); piece = stream.next()) {
                Channel channel = piece.get().channel();
                TextEntry file = files.get(channel);
                if (file == null) {
                    file = run.sink().text(channel == Channel.STDOUT ? stdout : stderr);
                    files.put(channel, file);
                }
                write(piece.get().bytes(), file);
            }
            ExecEnd end = stream.end();
            for (TextEntry file : files.values()) {
                if (end.cut()) {
                    file.complete(Outcome.TRUNCATED, end.error().isEmpty()
                            ? "the output reached the limit of " + request.maxBytes() + " bytes" : end.error());
                } else {
                    file.complete();
                }
            }
            return end;
        } finally {
            for (TextEntry file : files.values()) {
                file.close();
            }
        }
    }

    private static void write(ByteBuffer bytes, TextEntry file) throws IOException {
        byte[] piece = new byte[bytes.remaining()];
        bytes.get(piece);
        file.write(piece, 0, piece.length);
    }
}
