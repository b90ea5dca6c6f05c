package io.cronsupportbundle.config;

import io.cronsupportbundle.bundle.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How an object is named below the endpoint's prefix, from `SUPPORT_BUNDLE_KEY_TEMPLATE`: literal text with placeholders in braces.
///
/// [#DEFAULT] sorts by application, cluster and day and never names two archives alike; `{sha256}.tar.gz` is the way of the original tool;
/// `{cluster}/{namespace}/{deployment}/{version}` makes one object for each version that a cluster has seen.
public final class KeyTemplate {
    public static final String SETTING = "SUPPORT_BUNDLE_KEY_TEMPLATE";
    public static final String DEFAULT = "{app}/{cluster}/{yyyy}/{MM}/{dd}/{time}-{sha256-12}.tar.gz";

    /// A key has at most 1024 bytes (Amazon S3 User Guide, "Naming Amazon S3 objects"); the endpoint's prefix may take 255 of them.
    private static final int MAX_BYTES = 768;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);

    private final List<KeyPart> parts;

    private KeyTemplate(List<KeyPart> parts) {
        this.parts = parts;
    }

    /// What a run knows when it names an object.
    ///
    /// @param app the application's slug
    /// @param cluster a stable token for the cluster
    /// @param version the application's version label
    /// @param time of the run
    /// @param sha256 of the archive, lower-case hexadecimal
    public record Values(String app, String cluster, String namespace, String deployment, String version, Instant time, String sha256) {}

    /// Reads the setting.
    ///
    /// @param problems what is wrong with it, when the result is empty
    public static Optional<KeyTemplate> parse(String setting, List<Problem> problems) {
        int before = problems.size();
        List<KeyPart> parts = KeyPart.split(setting, problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        String literals = String.join("x", parts.stream().map(part -> part instanceof KeyPart.Literal(String text) ? text : "").toList());
        if (setting.startsWith("/") || setting.endsWith("/") || setting.isEmpty() || literals.contains("//") || literals.contains("..")) {
            problems.add(new Problem(
                    "config.key-template.path", SETTING, "the template is empty or has an empty or \"..\" segment",
                    "Write plain segments: a/b/{sha256}.tar.gz"));
        }
        if (literals.codePoints().anyMatch(Character::isISOControl)) {
            problems.add(new Problem("config.key-template.control", SETTING, "the template contains a control character", "Remove it"));
        }
        if (parts.stream().mapToInt(KeyPart::maxBytes).sum() > MAX_BYTES) {
            problems.add(new Problem(
                    "config.key-template.length", SETTING, "keys could become longer than " + MAX_BYTES + " bytes",
                    "Use fewer placeholders or shorter text"));
        }
        return problems.size() > before ? Optional.empty() : Optional.of(new KeyTemplate(parts));
    }

    /// The key relative to the endpoint: no `..`, no empty segment, no control character, at most 768 bytes, whatever the values are.
    public String expand(Values values) {
        StringBuilder key = new StringBuilder();
        for (KeyPart part : parts) {
            key.append(switch (part) {
                case KeyPart.Literal(String text) -> text;
                case KeyPart.Placeholder placeholder -> value(placeholder, values);
            });
        }
        return withoutDotSegments(key.toString());
    }

    /// Whether an object of this name can have no other content than the archive, so that finding it there already is as good as
    /// sending it.
    public boolean namesContent() {
        return parts.contains(KeyPart.Placeholder.SHA256) || parts.contains(KeyPart.Placeholder.SHA256_12);
    }

    private static String value(KeyPart.Placeholder placeholder, Values values) {
        ZonedDateTime time = values.time().atZone(ZoneOffset.UTC);
        return switch (placeholder) {
            case APP -> KeyPart.clean(values.app());
            case CLUSTER -> KeyPart.clean(values.cluster());
            case NAMESPACE -> KeyPart.clean(values.namespace());
            case DEPLOYMENT -> KeyPart.clean(values.deployment());
            case VERSION -> KeyPart.clean(values.version());
            case YEAR -> String.format(Locale.ROOT, "%04d", time.getYear());
            case MONTH -> String.format(Locale.ROOT, "%02d", time.getMonthValue());
            case DAY -> String.format(Locale.ROOT, "%02d", time.getDayOfMonth());
            case TIME -> TIME.format(time);
            case SHA256 -> values.sha256();
            case SHA256_12 -> values.sha256().substring(0, 12);
        };
    }

    /// Values that are harmless apart can form `..` together (`{app}{version}`).
    private static String withoutDotSegments(String key) {
        StringBuilder clean = new StringBuilder();
        for (String segment : key.split("/", -1)) {
            clean.append(clean.isEmpty() ? "" : "/").append(segment.matches("\\.+") ? "-" : segment.replaceAll("\\.{2,}", "-"));
        }
        return clean.toString();
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
