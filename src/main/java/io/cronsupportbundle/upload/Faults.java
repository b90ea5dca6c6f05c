package io.cronsupportbundle.upload;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// What a failed connection means to the person who has to open a firewall or hand over a certificate. The texts of libraries are not
/// passed on: they differ between clients and quote requests.
public final class Faults {
    private Faults() {}

    /// The fault in words.
    ///
    /// @param host the destination, as it may be shown
    public static Unreachable describe(Throwable fault, String host) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            Unreachable known = known(cause, host);
            if (known != null) {
                return known;
            }
        }
        return new Unreachable(
                "the connection to " + host + " broke while the bundle was sent, perhaps because it was refused",
                "Check the endpoint's permissions, and proxies and firewalls in between");
    }

    private static @Nullable Unreachable known(Throwable cause, String host) {
        return switch (cause) {
            case UnknownHostException _ -> unresolved(host);
            case UnresolvedAddressException _ -> unresolved(host);
            case SSLException _ -> new Unreachable(
                    "no trusted TLS connection to " + host + " could be made: " + cause.getMessage(),
                    "If a proxy or the store has a private certificate authority,"
                            + " give its certificate to the job (SUPPORT_BUNDLE_CA_FILE)");
            case HttpConnectTimeoutException _ -> silent(host);
            case ConnectException _ -> String.valueOf(cause.getMessage()).contains("timed out") ? silent(host) : new Unreachable(
                    host + " does not accept connections", "Check the endpoint's host and port, and the proxy if there is one");
            case NoRouteToHostException _ -> silent(host);
            case SocketTimeoutException _ -> String.valueOf(cause.getMessage()).contains("onnect") ? silent(host) : slow(host);
            case HttpTimeoutException _ -> slow(host);
            default -> null;
        };
    }

    private static Unreachable unresolved(String host) {
        return new Unreachable("the name " + host + " cannot be resolved", "Check the endpoint's host name and the cluster's DNS");
    }

    private static Unreachable silent(String host) {
        return new Unreachable("there is no way to " + host, "Allow egress to it, or set HTTPS_PROXY");
    }

    private static Unreachable slow(String host) {
        return new Unreachable(host + " did not answer in time", "Send the archive later with the upload command");
    }

    /// Whether the connection was there and broke, so that an answer may have been lost: servers refuse large bodies by hanging up.
    public static boolean perhapsRefused(Throwable fault) {
        boolean io = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (known(cause, "") != null) {
                return false;
            }
            io |= cause instanceof IOException;
        }
        return io;
    }
}
