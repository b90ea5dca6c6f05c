package io.cronsupportbundle.collect;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.bundle.TextEntry;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ApiStream;
import java.io.IOException;

/// Fetches one log so that where it is longer than its limit in bytes the newest lines win. The limit of the API itself (`limitBytes`)
/// keeps the oldest bytes of what was asked for, which are the least worth.
///
/// A log that fits passes through as it comes. One that does not is asked for again with fewer lines: with as many as had fitted, and
/// should the newer ones be longer, with as many as then turned out to fit. So nothing is kept in memory, and at most three times the limit is
/// fetched, but for logs of very few, very long lines.
final class NewestLines {
    private static final int BUFFER = 64 * 1024;

    /// From so few lines nothing can be concluded about the others.
    private static final long FEW = 16;

    private final Collection run;
    private final ApiRequest request;
    private final BundlePath path;
    private final long limit;

    /// Prepares to fetch a log.
    ///
    /// @param limit in bytes
    NewestLines(Collection run, ApiRequest request, BundlePath path, long limit) {
        this.run = run;
        this.request = request;
        this.path = path;
        this.limit = limit;
    }

    /// A log that was fetched, whether it fitted, and how many lines are known to fit.
    private record Pass(boolean stored, long fitting) {}

    void fetch() throws IOException, InterruptedException {
        Pass first = pass(request, true, false);
        if (first.stored) {
            return;
        }
        Pass second = pass(first.fitting < FEW ? request : request.with("tailLines", Long.toString(first.fitting)), false, true);
        if (!second.stored) {
            ApiRequest last = request.with("tailLines", Long.toString(Math.max(1, second.fitting)));
            pass(last.with("limitBytes", Long.toString(limit)), false, true);
        }
    }

    /// @param hasty whether to stop at the limit, if something can be concluded from the lines until there
    private Pass pass(ApiRequest request, boolean hasty, boolean cut) throws IOException, InterruptedException {
        LineWindow window = new LineWindow(limit);
        try (ApiStream body = run.cluster().get(request); TextEntry entry = run.sink().text(path)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                long fitted = window.lines();
                window.add(buffer, n);
                if (window.bytes() <= limit) {
                    entry.write(buffer, 0, n);
                } else if (hasty && fitted >= FEW) {
                    return new Pass(false, fitted);
                }
            }
            if (window.bytes() > limit) {
                return new Pass(false, window.newest());
            }
            complete(entry, window.bytes(), cut);
            return new Pass(true, window.lines());
        }
    }

    private void complete(TextEntry entry, long length, boolean cut) {
        if (length == 0) {
            entry.complete(Outcome.EMPTY, "");
        } else if (cut) {
            entry.complete(Outcome.TRUNCATED, "older lines were left out at the limit of " + limit + " bytes");
        } else {
            entry.complete();
        }
    }
}
