package io.cronsupportbundle.redact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/// Makes up secrets in the shapes and surroundings that bundles have them in, sends them through the rules, and writes down how many were
/// masked and how much innocent text was touched. Its `main` writes `src/docs/redaction-score.md`; the seed makes every run the same.
public final class RedactionScore {
    private static final long SEED = 20_250_601;
    private static final int SECRETS = 12_000;
    private static final int INNOCENT = 12_000;

    private final Redacting redacting = Redacting.withAllRules();
    private final Random random;
    private final Map<String, int[]> caught = new TreeMap<>();
    private final Map<String, int[]> touched = new TreeMap<>();

    RedactionScore(long seed) {
        this.random = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        RedactionScore score = new RedactionScore(SEED);
        score.run(SECRETS, INNOCENT);
        Files.writeString(Path.of("src", "docs", "redaction-score.md"), score.report());
    }

    void run(int secrets, int innocent) {
        for (int i = 0; i < secrets; i++) {
            secret(i);
        }
        for (int i = 0; i < innocent; i++) {
            innocent(i);
        }
    }

    /// The share of all secrets that were masked.
    double caught() {
        return share(caught);
    }

    /// The share of all innocent texts in which something was masked.
    double touched() {
        return share(touched);
    }

    private static double share(Map<String, int[]> classes) {
        int hits = 0;
        int all = 0;
        for (int[] counts : classes.values()) {
            hits += counts[0];
            all += counts[1];
        }
        return (double) hits / all;
    }

    private void secret(int i) {
        String value = value(i % 4);
        List<String> names = List.of("DB_PASSWORD", "clientSecret", "api-token", "redis.password", "AWS_SECRET_ACCESS_KEY", "encryption_key");
        String name = names.get(random.nextInt(names.size()));
        Map<String, String> places = places(name, value);
        List<String> keys = new ArrayList<>(places.keySet());
        String place = keys.get(i % keys.size());
        String text = "2026-01-01T00:00:00Z starting\n" + places.get(place) + "\nnext line\n";
        boolean masked = !redacting.text(text).contains(value) && (!place.startsWith("base64") || !redacting.text(text).equals(text));
        count(caught, place, masked);
    }

    private String value(int shape) {
        return switch (shape) {
            case 0 -> characters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 12 + random.nextInt(30));
            case 1 -> characters("0123456789abcdef", 32);
            case 2 -> characters("abcdefghijklmnopqrstuvwxyz", 8) + random.nextInt(1000) + "!";
            default -> new UUID(random.nextLong(), random.nextLong()).toString();
        };
    }

    private String characters(String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private Map<String, String> places(String name, String value) {
        Map<String, String> places = new TreeMap<>();
        places.put("assignment in a log", "connecting with " + name + "=" + value + " now");
        places.put("JSON field", "{\"a\":1,\"" + name + "\":\"" + value + "\"}");
        places.put("JSON field in a log", "received {\"a\":1,\"" + name + "\":\"" + value + "\"} from client");
        places.put("escaped JSON", "body=\"{\\\"" + name + "\\\":\\\"" + value + "\\\"}\"");
        places.put("pair in one line", "{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}");
        places.put("pair, value first", "{\"value\":\"" + value + "\",\"name\":\"" + name + "\"}");
        places.put("pair in two lines", "    \"name\": \"" + name + "\",\n    \"value\": \"" + value + "\"");
        places.put("YAML field", "config:\n  " + name + ": " + value);
        places.put("YAML block", "config:\n  " + name + ": |\n    " + value);
        places.put("YAML pair", "  - name: " + name + "\n    value: " + value);
        places.put("option", "exec: app --" + name.toLowerCase(Locale.ROOT) + " " + value + " --v=2");
        places.put("option in a list", "argv [\"app\",\"--" + name + "\",\"" + value + "\"]");
        places.put("URL with password", "dial postgres://app:" + value + "@db.example.org:5432/app");
        places.put("Authorization header", "> Authorization: Bearer " + value);
        places.put("cookie", "> Cookie: theme=dark; session=" + value);
        places.put("query of a URL", "GET /v1/x?access_token=" + value + "&page=2 200");
        places.put("connection string", "Server=db;Uid=app;Pwd=" + value + ";Encrypt=true");
        places.put("base64 of a configuration", "cm " + base64(name + "=" + value + "\nmode=fast\n"));
        places.put("base64 of JSON", "cm " + base64("{\"" + name + "\":\"" + value + "\"}"));
        places.put("command line of mysql", "sh -c mysql -u root -p" + value + " app");
        places.put("known token", "using ghp_" + value.replaceAll("[^A-Za-z0-9]", "x") + "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8");
        places.put("prose", "the password is " + value + " as agreed");
        return places;
    }

    private void innocent(int i) {
        String hex = characters("0123456789abcdef", 64);
        Map<String, String> texts = new TreeMap<>();
        texts.put("access log", "10.0.0." + random.nextInt(255) + " GET /api/v1/tokens/" + random.nextInt(999) + " 200 " + random.nextInt(99) + "ms");
        texts.put("digest of an image", "image: registry.example.org/app@sha256:" + hex);
        texts.put("UID and version", "{\"uid\":\"" + new UUID(random.nextLong(), random.nextLong()) + "\",\"resourceVersion\":\"" + random.nextInt(99_999) + "\"}");
        texts.put("name of a pod", "pod web-" + hex.substring(0, 10) + "-" + hex.substring(10, 15) + " is ready");
        texts.put("reference to a Secret", "secretKeyRef: {name: db-credentials, key: password}");
        texts.put("certificate", "caBundle: " + base64("-----BEGIN CERTIFICATE-----\n" + hex + "\n-----END CERTIFICATE-----\n"));
        texts.put("message about a login", "invalid password for user " + hex.substring(0, 6) + ", token expired");
        texts.put("base64 of plain text", base64("mode=fast\nlevel=info\nid=" + hex.substring(0, 8)));
        texts.put("mount path", "/var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-" + hex.substring(0, 5) + " (ro)");
        texts.put("stack trace", "\tat com.example.auth.TokenService.refresh(TokenService.java:" + random.nextInt(400) + ")");
        List<String> keys = new ArrayList<>(texts.keySet());
        String key = keys.get(i % keys.size());
        String text = texts.getOrDefault(key, "");
        count(touched, key, !redacting.text(text).equals(text));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void count(Map<String, int[]> classes, String name, boolean hit) {
        int[] counts = classes.computeIfAbsent(name, _ -> new int[2]);
        counts[0] += hit ? 1 : 0;
        counts[1]++;
    }

    String report() {
        StringBuilder text = new StringBuilder("# Redaction score\n\nWritten by `RedactionScore`, seed " + SEED + "; the same seed gives the same page.\n\n");
        text.append(String.format(Locale.ROOT, "Of %,d generated secrets **%.2f %%** were masked. Of %,d innocent texts **%.2f %%** were touched.%n%n",
                SECRETS, caught() * 100, INNOCENT, touched() * 100));
        table(text, "where a secret stands", "masked", caught);
        text.append('\n');
        table(text, "innocent text", "touched", touched);
        text.append("\nA password in prose, without a sign behind the word that names it, is not recognised; a rule for it would touch every message about logins.\n");
        return text.toString();
    }

    private static void table(StringBuilder text, String what, String column, Map<String, int[]> classes) {
        text.append("| ").append(what).append(" | generated | ").append(column).append(" |\n|---|---|---|\n");
        classes.forEach((name, counts) -> text.append(String.format(Locale.ROOT, "| %s | %,d | %.2f %% |%n", name, counts[1], 100.0 * counts[0] / counts[1])));
    }
}
