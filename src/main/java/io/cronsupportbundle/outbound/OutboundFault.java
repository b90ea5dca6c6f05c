package io.cronsupportbundle.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Why a request got no answer, in words for people who read a bundle. Texts of libraries are not passed on where they quote requests.
final class OutboundFault {
    private static final int MAX_CAUSES = 20;

    private OutboundFault() {}

    static IOException describe(Throwable fault, HttpCall call) {
        // The first cause says it best: a name that cannot be resolved comes wrapped as a connection that was refused.
        Deque<Throwable> causes = new ArrayDeque<>();
        for (Throwable cause = fault; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.push(cause);
        }
        for (Throwable cause : causes) {
            String known = known(cause, String.valueOf(call.uri().getHost()));
            if (known != null) {
                return new IOException(named(call, known), fault);
            }
        }
        return new IOException(named(call, fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage()), fault);
    }

    /// Method and URL as Go's client puts them before its errors, without what may be a secret.
    static String named(HttpCall call, String why) {
        String uri = call.uri().toString().replaceAll("://[^/@]*@", "://***@");
        int query = uri.indexOf('?');
        return call.method().substring(0, 1) + call.method().substring(1).toLowerCase(Locale.ROOT) + " \""
                + (query < 0 ? uri : uri.substring(0, query)) + "\": " + why;
    }

    private static @Nullable String known(Throwable cause, String host) {
        return switch (cause) {
            case UnknownHostException _ -> "the name " + host + " cannot be resolved";
            case UnresolvedAddressException _ -> "the name " + host + " cannot be resolved";
            case SSLException _ -> "no trusted TLS connection could be made: " + cause.getMessage();
            case HttpTimeoutException _ -> "no answer in time";
            case SocketTimeoutException _ -> "no answer in time";
            case NoRouteToHostException _ -> "there is no way to " + host;
            case ConnectException _ -> host + " does not accept connections";
            default -> null;
        };
    }
}
