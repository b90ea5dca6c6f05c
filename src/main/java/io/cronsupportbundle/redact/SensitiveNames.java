package io.cronsupportbundle.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Decides from a name alone whether what it names is a secret. Names come as `DB_PASSWORD`, `clientSecret`, `tls.key` or `redis-auth`;
/// they are compared word by word, so that `secretName` and `tokenTTL`, which hold no secret, pass.
public final class SensitiveNames {

    /// A name whose last word is one of these names a secret.
    private static final Set<String> LAST_WORDS = Set.of("auth", "authorization", "bearer", "connectionstring", "connstr", "cookie",
            "credential", "credentials", "creds", "dockercfg", "dockerconfigjson", "dsn", "jwt", "keytab", "otp", "passphrase", "passwd",
            "password", "passwords", "passcode", "passkey", "psk", "pwd", "salt", "secret", "secrets", "token", "tokens", "apikey",
            "accesskey", "secretkey", "privatekey", "privkey", "authkey", "presharedkey", "masterauth", "pw", "bindpw", "rootpw",
            "adminpw", "sessid", "sessionid", "kennwort", "passwort", "motdepasse", "contrasena", "contraseña", "senha", "cred", "dbpw",
            "pepper", "mnemonic", "preshared", "passwordsalt");

    /// Words that end in one of these, grown together from several as in `PGPASSWORD`.
    private static final List<String> ENDINGS = List.of("password", "passwd", "passphrase", "apikey", "secretkey", "accesskey",
            "encryptionkey", "signingkey", "token", "secret", "pass", "sessid", "sessionid");

    /// English words that end in `pass`. Alone it is what a check does.
    private static final Set<String> NO_PASSWORDS = Set.of("pass", "bypass", "compass", "encompass", "overpass", "surpass", "trespass", "underpass");

    /// A name that ends in `key` (or in `key id`) names a secret when one of these comes before it.
    private static final Set<String> BEFORE_KEY = Set.of("access", "account", "aes", "api", "app", "auth", "aws", "cert", "certificate",
            "client", "cosmos", "crypto", "csrf", "deploy", "enc", "encrypt", "encryption", "fernet", "functions", "gossip", "hmac",
            "host", "ingest", "integration", "iv", "jwt", "keystore", "license", "licence", "master", "preshared", "private", "rsa", "sec",
            "secret", "service", "session", "shared", "signing", "stripe", "subscription", "ssh", "ssl", "storage", "tls", "user",
            "wallet", "webhook", "xsrf");

    /// The same in environment variables only: in other names these are keys of tables.
    private static final Set<String> BEFORE_KEY_IN_CAPITALS = Set.of("cluster", "join", "root", "write");

    /// Of the headers `X-…-Key`, these hold no secret.
    private static final Set<String> HARMLESS_HEADERS = Set.of("cache", "idempotency", "partition", "primary", "public", "request",
            "routing", "sort", "surrogate");

    /// Words that only together name a secret, as their name ends: what comes before, and the last.
    private static final Set<String> PAIRS = Set.of("aes iv", "encryption iv", "vapid private", "otp seed", "totp seed", "wallet seed",
            "splunk hec", "github pat", "gh pat", "gitlab pat", "azure pat", "devops pat", "ado pat", "password in", "password out",
            "session id", "stripe sk", "relic license");

    /// Before `tokens` these make a count of what a language model reads and writes.
    private static final Set<String> COUNTS = Set.of("max", "min", "num", "total", "prompt", "completion", "input", "output", "used",
            "cached");

    /// These say only in which form a secret is.
    private static final Set<String> TRAILERS = Set.of("value", "base64", "b64", "encoded", "encrypted", "hash", "plain", "plaintext",
            "text", "old", "new", "current", "previous", "primary", "secondary", "raw", "default", "confirm", "confirmation", "data",
            "base", "sha", "sha1", "sha256", "sha512", "md5", "bcrypt", "digest", "literal", "prod", "production", "dev", "staging",
            "stage", "test", "live", "sandbox", "backup", "a", "b");

    /// In a name in capitals, as environment variables have them, these name a secret wherever they stand.
    private static final Set<String> IN_CAPITALS = Set.of("password", "passwd", "passphrase", "secret", "token", "apikey", "credential", "pwd");

    /// Unless the name ends in one of these: it says something about the secret, or where it is.
    private static final Set<String> ABOUT = Set.of("age", "algorithm", "arn", "audience", "class", "count", "dir", "directory",
            "disabled", "duration", "enable", "enabled", "endpoint", "expiration", "expires", "expiry", "field", "file", "format",
            "header", "host", "id", "interval", "issuer", "key", "length", "limit", "lifetime", "location", "max", "method", "min", "mode",
            "name", "names", "namespace", "path", "policy", "port", "prefix", "provider", "ref", "region", "required", "reset", "retries",
            "rotation", "server", "service", "size", "store", "suffix", "timeout", "ttl", "type", "uri", "url", "version");

    /// A name that ends in one of these names a secret when `connection`, `database`, `db`, `mongo` and their like come before.
    private static final Set<String> LOCATORS = Set.of("url", "uri", "string", "strings");

    private static final Set<String> BEFORE_LOCATOR = Set.of("connection", "conn", "database", "db", "mongo", "mongodb", "postgres",
            "postgresql", "mysql", "redis", "amqp", "rabbitmq", "broker", "jdbc");

    /// Environment variables are masked when their names contain one of these. They are the peer's built-in rules 1 to 7 and 19 to 25
    /// (`collectors` of the reference redact by them), so whatever it masks is masked here.
    private static final List<String> OF_THE_PEER = List.of("secretaccesskey", "accesskeyid", "owneraccount", "password", "token",
            "database", "user");

    /// So they are when their names contain one of these, unless the name ends in one of [#HARMLESS_ENDS].
    private static final List<String> IN_ENVIRONMENT = List.of("secret", "passwd", "passphrase", "credential", "apikey", "privatekey",
            "pwd");

    /// `SECRET_NAME`, `APP_SECRETS_PATH`: where a secret is, or what is done with it.
    private static final Set<String> HARMLESS_ENDS = Set.of("name", "names", "namespace", "file", "path", "ttl", "policy", "mode",
            "rotation");

    /// Entries of ConfigMaps are masked when their names contain one of these.
    private static final List<String> IN_CONFIGURATION = List.of("password", "passwd", "passphrase", "secret", "token", "credential",
            "apikey", "privatekey", "accesskey");

    /// The end of a longer name tells as much.
    private static final int LONGEST = 256;

    private SensitiveNames() {}

    /// Whether a field of this name, anywhere in a document, holds a secret.
    public static boolean field(String name) {
        if (name.length() < 2 || name.endsWith(" pass")) {
            return false;
        }
        List<String> words = new ArrayList<>(words(name.substring(Math.max(0, name.length() - LONGEST))));
        if (together(name, words)) {
            return true;
        }
        while (words.size() > 1 && trailer(words.getLast()) && sensitive(words.subList(0, words.size() - 1))) {
            words.removeLast();
        }
        return !words.isEmpty() && (sensitive(words) || (words.size() > 2 && words.contains("for") && field(name.substring(0, beforeFor(name))))
                || environment(name, words));
    }

    /// Names whose words say nothing one by one: `X-Health-Check-Key`, `fs.azure.account.key.x.dfs.core.windows.net`,
    /// `basic.auth.user.info`, `httpHeaderValue1`, `AUTH_HEADER`, `JOIN_KEY`.
    private static boolean together(String name, List<String> words) {
        int size = words.size();
        if (size < 2) {
            return name.equals("HMAC");
        }
        String last = words.getLast();
        String before = words.get(size - 2);
        boolean capitals = name.indexOf('_') > 0 && name.chars().noneMatch(Character::isLowerCase);
        return switch (last) {
            case "key" -> (capitals && BEFORE_KEY_IN_CAPITALS.contains(before))
                    || (size > 2 && words.getFirst().equals("x") && name.indexOf('-') > 0 && !HARMLESS_HEADERS.contains(before));
            case "hmac" -> capitals;
            case "header" -> capitals && before.equals("auth");
            case "info" -> size > 2 && before.equals("user") && words.get(size - 3).equals("auth");
            case "value" -> size > 2 && before.equals("key") && words.get(size - 3).equals("routing");
            default -> (size == 3 && name.regionMatches(true, 0, "httpHeaderValue", 0, 15)) || name.contains(".account.key.");
        };
    }

    /// Whether a name ends in a word that says something about a secret, or where it is, so that it holds none itself.
    public static boolean about(String name) {
        return endsInOneOf(name, ABOUT);
    }

    /// `DB_PASSWORD_PROD`, `TOKEN_GITHUB`.
    private static boolean environment(String name, List<String> words) {
        return words.size() > 1 && words.stream().anyMatch(IN_CAPITALS::contains) && !ABOUT.contains(words.getLast())
                && name.indexOf('_') > 0 && name.chars().noneMatch(Character::isLowerCase);
    }

    /// `password_for_db`.
    private static int beforeFor(String name) {
        return Math.max(name.toLowerCase(Locale.ROOT).lastIndexOf("for"), 0);
    }

    private static boolean sensitive(List<String> words) {
        int size = words.size();
        String last = withoutNumber(words.getLast());
        String before = size > 1 ? words.get(size - 2) : "";
        if (last.equals("tokens") && COUNTS.contains(before)) {
            return false;
        }
        if (LAST_WORDS.contains(last) || endsLikeOne(last) || PAIRS.contains(before + " " + last)) {
            return true;
        }
        return switch (last) {
            case "pass" -> size > 1;
            case "word" -> before.equals("pass");
            case "key", "keys" -> BEFORE_KEY.contains(before);
            case "id" -> before.equals("key") && size > 2 && (words.get(size - 3).equals("access") || words.get(size - 3).equals("private"));
            default -> LOCATORS.contains(last) && BEFORE_LOCATOR.contains(before);
        };
    }

    private static boolean trailer(String word) {
        String letters = withoutNumber(word);
        return TRAILERS.contains(word) || letters.isEmpty() || (letters.equals("v") && word.length() > 1);
    }

    private static String withoutNumber(String word) {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) >= '0' && word.charAt(end - 1) <= '9') {
            end--;
        }
        return word.substring(0, end);
    }

    private static boolean endsLikeOne(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                return !NO_PASSWORDS.contains(word);
            }
        }
        return false;
    }

    /// Whether an environment variable, or anything else given as a pair of name and value, holds a secret.
    public static boolean variable(String name) {
        return contains(name, OF_THE_PEER) || (contains(name, IN_ENVIRONMENT) && !endsInOneOf(name, HARMLESS_ENDS)) || field(name);
    }

    private static boolean endsInOneOf(String name, Set<String> lastWords) {
        List<String> words = words(name.substring(Math.max(0, name.length() - LONGEST)));
        return !words.isEmpty() && lastWords.contains(words.getLast());
    }

    /// Whether an entry of a ConfigMap holds a secret.
    public static boolean configuration(String name) {
        return contains(name, IN_CONFIGURATION) || field(name);
    }

    private static boolean contains(String name, List<String> parts) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(".", "");
        return parts.stream().anyMatch(plain::contains);
    }

    /// The words of a name in lower case: split at anything but letters and digits, and where a capital begins a word.
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            boolean capital = Character.isUpperCase(c);
            boolean begins = capital && (i == 0 || !Character.isUpperCase(name.charAt(i - 1))
                    || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
            if ((!letter || begins) && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (letter) {
                word.append(Character.toLowerCase(c));
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
