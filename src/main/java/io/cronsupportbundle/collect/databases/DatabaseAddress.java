package io.cronsupportbundle.collect.databases;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where a database is and who logs in.
///
/// @param hosts one name or several with commas, each with its port
/// @param parameters by name in lower case; those of the driver's own choosing that nobody knows are left out later, because drivers of Java
/// load classes and write files when they are told to
public record DatabaseAddress(String scheme, String hosts, String database, String user, String password, Map<String, String> parameters) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*[A-Za-z0-9_.])?|\\[[0-9A-Fa-f:.]+]");

    public DatabaseAddress {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /// Reads a URL with user info: `postgres://user:p%40ss@host:5432/database?sslmode=disable`. The authority is taken apart by hand, because
    /// passwords that should have been encoded often are not.
    public static DatabaseAddress url(String text, int port) throws DatabaseException {
        int at = text.indexOf("://");
        if (at <= 0) {
            throw new DatabaseException("the uri is no URL");
        }
        String scheme = text.substring(0, at).toLowerCase(Locale.ROOT);
        String rest = text.substring(at + 3);
        int hash = rest.indexOf('#', Math.max(rest.lastIndexOf('@'), 0));
        rest = hash < 0 ? rest : rest.substring(0, hash);
        int sign = rest.lastIndexOf('@', end(rest, Math.max(rest.indexOf('@'), 0)));
        String login = sign < 0 ? "" : rest.substring(0, sign);
        String place = rest.substring(sign + 1);
        int slash = end(place, 0);
        String tail = place.substring(slash);
        int question = tail.indexOf('?');
        String path = question < 0 ? tail : tail.substring(0, question);
        int colon = login.indexOf(':');
        return new DatabaseAddress(scheme, hosts(place.substring(0, slash), port), decoded(path.startsWith("/") ? path.substring(1) : path),
                decoded(colon < 0 ? login : login.substring(0, colon)), decoded(colon < 0 ? "" : login.substring(colon + 1)),
                query(question < 0 ? "" : tail.substring(question + 1)));
    }

    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == '?') {
                return i;
            }
        }
        return text.length();
    }

    /// Checks hosts and gives each its port, so that nothing in them can become a part of another URL.
    static String hosts(String text, int port) throws DatabaseException {
        StringBuilder hosts = new StringBuilder();
        for (String one : (text.isEmpty() ? "localhost" : text).split(",", -1)) {
            int colon = one.lastIndexOf(':');
            boolean ported = colon >= 0 && colon > one.lastIndexOf(']');
            String host = ported ? one.substring(0, colon) : one;
            String number = ported && colon + 1 < one.length() ? one.substring(colon + 1) : Integer.toString(port);
            if (!HOST.matcher(host).matches() || !number.matches("\\d{1,5}") || Integer.parseInt(number) > 65_535) {
                throw new DatabaseException("the host or the port in the uri is none");
            }
            hosts.append(hosts.isEmpty() ? "" : ",").append(host).append(':').append(number);
        }
        return hosts.toString();
    }

    static Map<String, String> query(String text) throws DatabaseException {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : text.split("[&;]", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) {
                parameters.put(decoded(pair.substring(0, sign)).toLowerCase(Locale.ROOT), decoded(pair.substring(sign + 1)));
            }
        }
        return parameters;
    }

    /// Percent-encoding as URLs have it, in which a plus is a plus.
    static String decoded(String text) throws DatabaseException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its own message would quote what may be a password.
            throw new DatabaseException("the uri has a % that is no encoding");
        }
    }

    String parameter(String name, String fallback) {
        return parameters.getOrDefault(name, fallback);
    }

    String host() {
        String first = hosts.split(",", 2)[0];
        return first.substring(0, first.lastIndexOf(':'));
    }

    int port() {
        String first = hosts.split(",", 2)[0];
        return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }

    /// The host as sockets take it.
    String bareHost() {
        return host().replaceAll("[\\[\\]]", "");
    }

    /// Host, port and database.
    public String shown() {
        return hosts + (database.isEmpty() ? "" : "/" + database);
    }

    /// The database as a part of a URL.
    String encodedDatabase() {
        return URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// An address under HTTP at the same place.
    URI http(String path) throws DatabaseException {
        try {
            return new URI(scheme + "://" + host() + ":" + port() + path);
        } catch (URISyntaxException e) {
            throw new DatabaseException("the uri is no URL");
        }
    }

    /// What a driver said, without the password and without line breaks, which would make a second message of it.
    DatabaseException failure(Throwable fault) {
        String message = Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
        if (!password.isEmpty()) {
            message = message.replace(password, "***HIDDEN***")
                    .replace(URLEncoder.encode(password, StandardCharsets.UTF_8), "***HIDDEN***");
        }
        return new DatabaseException(message.strip().replaceAll("\\s*[\\r\\n]+\\s*", "; "));
    }

    @Override
    public String toString() {
        return shown();
    }
}
