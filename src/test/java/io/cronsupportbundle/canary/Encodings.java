package io.cronsupportbundle.canary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// The forms in which a secret is written down, from a bare word to gzip in base64. A new form is a new line here and nothing else.
final class Encodings {

    /// By themselves these say nothing of being a secret; they are cells only in places whose name says so.
    static final List<Encoding> UNMARKED = List.of(
            new Encoding("bare word", word -> word),
            new Encoding("two words", word -> word + " " + word),
            new Encoding("word with signs", word -> "x!" + word + "#9$"));

    static final List<Encoding> MARKED = List.of(
            new Encoding("assignment", word -> "DB_PASSWORD=" + word),
            new Encoding("assignment in quotes", word -> "export API_TOKEN='" + word + " " + word + "'"),
            new Encoding("assignment in a sentence", word -> "connecting with password=" + word + ", retry 3"),
            new Encoding("colon", word -> "password: " + word),
            new Encoding("INI with spaces", word -> "[db]\npassword   =   " + word),
            new Encoding("TOML", word -> "[db]\nclient_secret = \"" + word + "\""),
            new Encoding("CRLF", word -> "mode=fast\r\npassword=" + word + "\r\nlevel=1\r\n"),
            new Encoding("JSON field", Encodings::field),
            new Encoding("JSON pair, name first", word -> "{\"name\":\"DB_PASSWORD\",\"value\":\"" + word + "\"}"),
            new Encoding("JSON pair, value first", word -> "{\"value\":\"" + word + "\",\"name\":\"DB_PASSWORD\"}"),
            new Encoding("JSON in a line of text", word -> "received {\"user\":\"me\",\"api_key\":\"" + word + "\"} from client"),
            new Encoding("JSON over lines", word -> "see: {\n  \"name\": \"DB_PASSWORD\",\n  \"value\": \"" + word + "\"\n}"),
            new Encoding("JSON in a JSON string", word -> quoted(field(word))),
            new Encoding("JSON in a JSON string twice", word -> quoted(quoted(field(word)))),
            new Encoding("escaped JSON in a line", word -> "body=\"" + field(word).replace("\"", "\\\"") + "\" sent"),
            new Encoding("JSON with the name in unicode escapes", word -> "{\"" + unicode("password") + "\":\"" + word + "\"}"),
            new Encoding("JSON with the value in unicode escapes", word -> "{\"password\":\"" + unicode(word) + "\"}"),
            new Encoding("JSON with the quotes in unicode escapes", word -> "{\"a\":\"" + field(word).replace("\"", unicode("\"")) + "\"}"),
            new Encoding("YAML field", word -> "db:\n  host: x\n  password: " + word + "\n"),
            new Encoding("YAML pair", word -> "env:\n  - name: API_TOKEN\n    value: " + word + "\n"),
            new Encoding("YAML pair, value first", word -> "env:\n  - value: " + word + "\n    name: API_TOKEN\n"),
            new Encoding("YAML block scalar", word -> "db:\n  password: |\n    " + word + "\n  host: x\n"),
            new Encoding("YAML in YAML", word -> "file: |\n  db:\n    password: >-\n      " + word + "\n"),
            new Encoding("Go's %+v", word -> "config map[host:x password:" + word + " port:1]"),
            new Encoding("XML element", word -> "<db><host>x</host><password>" + word + "</password></db>"),
            new Encoding("XML attribute", word -> "<db host=\"x\" password=\"" + word + "\"/>"),
            new Encoding("JSON in HTML escapes", word -> field(word).replace("\"", "&quot;")),
            new Encoding("Secret as JSON", word -> "{\"apiVersion\":\"v1\",\"data\":{\"any\":\"" + word + "\"},\"kind\":\"Secret\"}"),
            new Encoding("Secret as YAML", word -> "apiVersion: v1\nkind: Secret\nstringData:\n  any: " + word + "\n"),
            new Encoding("base64 of an assignment", word -> base64("DB_PASSWORD=" + word)),
            new Encoding("base64 of JSON", word -> base64(field(word))),
            new Encoding("base64url without padding", word -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(field(word)))),
            new Encoding("base64 twice", word -> base64(base64(field(word)))),
            new Encoding("base64 of UTF-16", word -> Base64.getEncoder().encodeToString(field(word).getBytes(StandardCharsets.UTF_16LE))),
            new Encoding("gzip in base64", word -> Base64.getEncoder().encodeToString(gzip(field(word)))),
            new Encoding("gzip in base64 twice", word -> base64(Base64.getEncoder().encodeToString(gzip(field(word))))),
            new Encoding("URL with user and password", word -> "postgres://me:" + word + "@db:5432/app"),
            new Encoding("URL with a token", word -> "https://" + word + "@git.example.org/x.git"),
            new Encoding("URL, percent-encoded", word -> "next=" + url("postgres://me:" + word + "@db:5432/app")),
            new Encoding("query of a URL", word -> "https://h/x?page=2&access_token=" + word + "&z=1"),
            new Encoding("assignment, percent-encoded", word -> "next=" + url("/?token=" + word + "&x=1")),
            new Encoding("signed URL", word -> "https://a.blob.core.windows.net/c?sv=2020&sig=" + word + "%3D&se=1"),
            new Encoding("basic authentication", word -> "Authorization: Basic " + base64("me:" + word)),
            new Encoding("bearer token", word -> "Authorization: Bearer " + word),
            new Encoding("cookie", word -> "Cookie: theme=dark; session=" + word),
            new Encoding("JSON Web Token", word -> "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ." + word),
            new Encoding("DSN of MySQL", word -> "me:" + word + "@tcp(db:3306)/app"),
            new Encoding("DSN of ADO", word -> "Server=db;Uid=me;Pwd=" + word + ";Encrypt=true"),
            new Encoding("DSN of libpq", word -> "host=db user=me password=" + word + " dbname=app"),
            new Encoding("JDBC with properties", word -> "jdbc:sqlserver://db;user=me;password=" + word + ";encrypt=true"),
            new Encoding("option", word -> "run --password " + word + " --verbose"),
            new Encoding("option with a sign", word -> "run --api-token=" + word),
            new Encoding("option in a printed list", word -> "argv [\"run\",\"--password\",\"" + word + "\"]"),
            new Encoding("curl -u", word -> "curl -s -u me:" + word + " https://h"),
            new Encoding("mysql -p", word -> "mysql -u root -p" + word + " app"),
            new Encoding("private key", word -> "-----BEGIN RSA PRIVATE KEY-----\n" + word + "\n-----END RSA PRIVATE KEY-----\n"),
            new Encoding("private key in one line", word -> "-----BEGIN PRIVATE KEY-----\\n" + word + "\\n-----END PRIVATE KEY-----\\n"),
            new Encoding("docker configuration", word -> "{\"auths\":{\"r.io\":{\"auth\":\"" + base64("me:" + word) + "\"}}}"),
            new Encoding(".netrc", word -> "machine h login me password " + word),
            new Encoding(".pgpass", word -> "db.example.org:5432:app:me:" + word),
            new Encoding("key of AWS", word -> "AKIA" + word.toUpperCase(Locale.ROOT) + "EXAMP"),
            new Encoding("token of GitHub", word -> "ghp_" + word + "A1b2C3d4E5f6G7h8I9j0K1l2M"),
            new Encoding("token of GitLab", word -> "glpat-" + word + "a1b2c3d4e5"),
            new Encoding("token of Slack", word -> "xoxb-123456789012-" + word + "-a1b2c3d4"),
            new Encoding("key of Google", word -> "AIza" + word + "A1b2C3d4E5f6G7h8I9j0K1l2"),
            new Encoding("key file of Google", word -> "{\"type\":\"service_account\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n"
                    + word + "\\n-----END PRIVATE KEY-----\\n\",\"client_email\":\"a@b\"}"));

    private Encodings() {}

    private static String field(String word) {
        return "{\"mode\":\"fast\",\"password\":\"" + word + "\"}";
    }

    private static String quoted(String json) {
        return "{\"log\":\"" + json.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
    }

    private static String unicode(String text) {
        return text.chars().mapToObj(c -> String.format(Locale.ROOT, "\\u%04x", c)).collect(Collectors.joining());
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
