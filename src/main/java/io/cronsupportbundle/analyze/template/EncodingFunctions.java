package io.cronsupportbundle.analyze.template;

import static io.cronsupportbundle.analyze.template.LogicFunctions.bool;
import static io.cronsupportbundle.analyze.template.LogicFunctions.text;
import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Adler32;

/// Functions that write a text in another form: checksums, JSON, URLs and paths.
final class EncodingFunctions {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final Map<String, TemplateFunction> TABLE = Map.ofEntries(
            entry("sha1sum", arguments -> text(digest("SHA-1", arguments.text(0)))),
            entry("sha256sum", arguments -> text(digest("SHA-256", arguments.text(0)))),
            entry("adler32sum", arguments -> text(adler(arguments.text(0)))),
            entry("fromJson", arguments -> json(arguments.text(0))),
            entry("urlquery", arguments -> text(query(GoFormat.print(arguments.values())))),
            entry("base", arguments -> text(base(arguments.text(0)))),
            entry("dir", arguments -> text(directory(arguments.text(0)))),
            entry("ext", arguments -> text(extension(arguments.text(0)))),
            entry("clean", arguments -> text(clean(arguments.text(0)))),
            entry("isAbs", arguments -> bool(arguments.text(0).startsWith("/"))));

    private EncodingFunctions() {}

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    private static String adler(String text) {
        Adler32 sum = new Adler32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toString(sum.getValue());
    }

    /// What is no JSON has no value, as with sprig.
    private static JsonNode json(String text) {
        try {
            JsonNode value = JSON.readTree(text);
            return value instanceof ObjectNode map ? new GoFields.GoMap(map) : value;
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A").replace("%7E", "~");
    }

    private static String base(String path) {
        String plain = path.replaceFirst("/+$", "");
        return path.isEmpty() ? "." : plain.isEmpty() ? "/" : plain.substring(plain.lastIndexOf('/') + 1);
    }

    private static String directory(String path) {
        return clean(path.substring(0, path.lastIndexOf('/') + 1));
    }

    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.contains(".") ? name.substring(name.lastIndexOf('.')) : "";
    }

    private static String clean(String path) {
        boolean absolute = path.startsWith("/");
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            boolean up = segment.equals("..");
            if (up && !segments.isEmpty() && !segments.getLast().equals("..")) {
                segments.removeLast();
            } else if (!segment.isEmpty() && !segment.equals(".") && !(up && absolute)) {
                segments.addLast(segment);
            }
        }
        String joined = (absolute ? "/" : "") + String.join("/", segments);
        return joined.isEmpty() ? "." : joined;
    }
}
