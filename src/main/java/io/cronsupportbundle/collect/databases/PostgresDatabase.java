package io.cronsupportbundle.collect.databases;

import io.cronsupportbundle.collect.Collection;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/// PostgreSQL, by a URL or by keywords: `host=db user=app password='it\'s' sslmode=require`
/// (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING).
@Singleton
public final class PostgresDatabase implements Database {
    private static final int PORT = 5432;
    private static final Pattern PAIR = Pattern.compile("\\s*([A-Za-z_]+)\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*+)'|((?:[^\\s'\\\\]|\\\\.)*+))(?=\\s|$)");
    private static final Set<String> MODES = Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    @Override
    public String key() {
        return "postgres";
    }

    @Override
    public DatabaseAddress address(String uri) throws DatabaseException {
        boolean url = uri.startsWith("postgres://") || uri.startsWith("postgresql://");
        if (!url && uri.contains("://")) {
            throw new DatabaseException("the uri is neither a URL of PostgreSQL nor a list of keywords");
        }
        DatabaseAddress read = url ? DatabaseAddress.url(uri, PORT) : new DatabaseAddress("postgres", "", "", "", "", keywords(uri));
        Map<String, String> more = read.parameters();
        String user = more.getOrDefault("user", read.user());
        String hosts = more.containsKey("host") || read.hosts().isEmpty()
                ? DatabaseAddress.hosts(more.getOrDefault("host", "localhost"), port(more.getOrDefault("port", ""))) : read.hosts();
        String database = more.getOrDefault("dbname", read.database());
        return new DatabaseAddress("postgres", hosts, database.isEmpty() ? user : database, user, more.getOrDefault("password", read.password()), more);
    }

    private static int port(String text) throws DatabaseException {
        if (!text.matches("\\d{0,5}")) {
            throw new DatabaseException("the host or the port in the uri is none");
        }
        return text.isEmpty() ? PORT : Integer.parseInt(text);
    }

    private static Map<String, String> keywords(String text) throws DatabaseException {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher matcher = PAIR.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw new DatabaseException("the uri is neither a URL of PostgreSQL nor a list of keywords");
            }
            String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
            pairs.put(matcher.group(1).toLowerCase(Locale.ROOT), value.replaceAll("\\\\(.)", "$1"));
            at = matcher.end();
        }
        return pairs;
    }

    @Override
    public DatabaseConnection connect(String uri, Optional<TlsMaterial> tls, Collection run) throws DatabaseException {
        DatabaseAddress address = address(uri);
        String seconds = Long.toString(TIMEOUT.toSeconds());
        Properties properties = new Properties();
        for (String name : new String[] {"connectTimeout", "loginTimeout", "socketTimeout"}) {
            properties.setProperty(name, seconds);
        }
        String mode = address.parameter("sslmode", "prefer");
        if (!MODES.contains(mode)) {
            throw new DatabaseException("the sslmode in the uri is none");
        }
        properties.setProperty("sslmode", mode);
        properties.setProperty("sslfactory", PostgresTlsFactory.class.getName());
        properties.setProperty("sslfactoryarg", material(mode, tls).packed());
        properties.setProperty("ApplicationName", address.parameter("application_name", "cron-support-bundle"));
        properties.setProperty("gssEncMode", "disable");
        return JdbcConnection.open(new Driver(), "jdbc:postgresql://" + address.hosts() + "/" + address.encodedDatabase(), properties, address);
    }

    /// Which certificates count is said by sslmode alone; with `require` an authority that is given is asked, as libpq does.
    private static TlsMaterial material(String mode, Optional<TlsMaterial> tls) {
        TlsMaterial given = tls.orElse(TlsMaterial.PLATFORM);
        boolean verified = mode.startsWith("verify-") || (mode.equals("require") && !given.cacert().isBlank());
        return new TlsMaterial(!verified, given.cacert(), given.clientCert(), given.clientKey());
    }
}
