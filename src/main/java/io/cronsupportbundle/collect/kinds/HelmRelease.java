package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// One revision of a Helm release as helm's Secret driver stores it: JSON, packed, in Base64, in a Secret, which is Base64 once more
/// (`pkg/storage/driver/util.go`). Templates and files of the chart are passed over.
///
/// @param values of the chart with those of the user over them; empty unless asked for
record HelmRelease(String name, String namespace, long revision, String chart, String chartVersion, String appVersion, String status, String date,
        Optional<JsonNode> values) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /// A Secret holds 1 MB, which unpacks to ten or twenty times as much.
    private static final long MAX_UNPACKED = 64L << 20;

    /// Reads what stands under `data.release` of a Secret.
    static HelmRelease read(String data, boolean withValues) throws IOException {
        byte[] packed = SecretText.bytes(SecretText.decode(data));
        if (packed.length == 0) {
            throw new IOException("the Secret holds no release");
        }
        boolean gzip = packed.length > 3 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
        try (InputStream in = gzip ? new GZIPInputStream(new ByteArrayInputStream(packed)) : new ByteArrayInputStream(packed);
                JsonParser parser = JSON.getFactory().createParser(new LimitedInput(in, MAX_UNPACKED))) {
            ObjectNode found = JsonNodeFactory.instance.objectNode();
            copy(parser, found, "", withValues);
            return of(found, withValues);
        }
    }

    private static void copy(JsonParser parser, ObjectNode into, String prefix, boolean withValues) throws IOException {
        if (prefix.isEmpty() && parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("the release is no JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "chart" -> {
                    if (value == JsonToken.START_OBJECT) {
                        copy(parser, into, "chart.", withValues);
                    }
                }
                case "name", "namespace", "version", "info", "chart.metadata" -> into.set(name, JSON.readTree(parser));
                case "config", "chart.values" -> {
                    if (withValues) {
                        into.set(name, JSON.readTree(parser));
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    private static HelmRelease of(ObjectNode found, boolean withValues) {
        JsonNode chart = found.path("chart.metadata");
        JsonNode info = found.path("info");
        Optional<JsonNode> values = withValues ? Optional.of(coalesced(found.path("config"), found.path("chart.values"))) : Optional.empty();
        return new HelmRelease(found.path("name").asText(), found.path("namespace").asText(), found.path("version").asLong(),
                chart.path("name").asText(), chart.path("version").asText(), chart.path("appVersion").asText(), info.path("status").asText(),
                date(info.path("last_deployed").asText()), values);
    }

    boolean pending() {
        return status.startsWith("pending-");
    }

    /// The user's values over the chart's: mappings are joined, and a null takes a value away (`pkg/chartutil/coalesce.go`).
    static JsonNode coalesced(JsonNode user, JsonNode chart) {
        ObjectNode joined = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            if (!member.getValue().isNull()) {
                joined.set(member.getKey(), member.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> member : chart.properties()) {
            JsonNode own = user.path(member.getKey());
            if (own.isMissingNode()) {
                joined.set(member.getKey(), member.getValue());
            } else if (own.isObject() && member.getValue().isObject()) {
                joined.set(member.getKey(), coalesced(own, member.getValue()));
            }
        }
        return sorted(joined);
    }

    private static ObjectNode sorted(ObjectNode object) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        object.properties().stream().sorted(Map.Entry.comparingByKey()).forEach(member -> sorted.set(member.getKey(),
                member.getValue() instanceof ObjectNode inner ? sorted(inner) : member.getValue()));
        return sorted;
    }

    /// A time as Go prints it by default: `2023-08-25 11:20:05.153483 +1200 +1200`.
    private static String date(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            String fraction = time.getNano() == 0 ? "" : String.format(Locale.ROOT, ".%09d", time.getNano()).replaceAll("0+$", "");
            String offset = time.getOffset().equals(ZoneOffset.UTC) ? "+0000" : time.getOffset().getId().replace(":", "");
            return SECONDS.format(time) + fraction + " " + offset + " " + (offset.equals("+0000") ? "UTC" : offset);
        } catch (DateTimeParseException e) {
            return text.isEmpty() ? "0001-01-01 00:00:00 +0000 UTC" : text;
        }
    }
}
