package io.cronsupportbundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An archive as somebody sees it who looks for secrets: names and contents, strings without their
/// JSON escapes, base64 decoded, gzip unpacked, UTF-16 as UTF-8.
public final class UnpackedBundle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BASE64 = Pattern.compile("(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4}){2,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?(?![A-Za-z0-9+/=])");
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]{16,}");
    private static final Pattern UNICODE = Pattern.compile("\\\\+u00([0-9a-f]{2})");
    private static final Pattern WORD = Pattern.compile("canary-[a-z]+[a-z-]*|canaryq[a-z]{4}", Pattern.CASE_INSENSITIVE);

    /// Strings in strings that are looked into.
    private static final int LEVELS = 6;

    private UnpackedBundle() {}

    /// Reads an archive.
    public static Map<String, String> read(Path archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName() + " " + entry.getLinkName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /// The canaries in some files, in whatever clothes.
    public static Set<String> canaries(Map<String, String> files) {
        Set<String> found = new TreeSet<>();
        files.forEach((name, content) -> {
            // A slash is a letter of base64: names are looked at segment by segment as well.
            search(name, 0, found);
            search(name.replace('/', '\n'), 0, found);
            search(content, 0, found);
        });
        return found;
    }

    private static void search(String text, int level, Set<String> found) {
        WORD.matcher(text).results().map(MatchResult::group).map(word -> word.toLowerCase(Locale.ROOT)).forEach(found::add);
        if (level == LEVELS) {
            return;
        }
        BASE64.matcher(text).results().map(MatchResult::group).forEach(word -> search(decoded(Base64.getDecoder(), word), level + 1, found));
        BASE64_URL.matcher(text).results().map(MatchResult::group).map(word -> word.length() % 4 == 1 ? word.substring(0, word.length() - 1) : word)
                .forEach(word -> search(decoded(Base64.getUrlDecoder(), word), LEVELS, found));
        if (text.indexOf('\0') >= 0) {
            search(text.replace("\0", ""), level + 1, found);
        }
        if (text.contains("\\u00")) {
            search(UNICODE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16)))),
                    level + 1, found);
        }
        String trimmed = text.strip();
        if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
            try {
                strings(JSON.readTree(trimmed), level, found);
            } catch (JsonProcessingException e) {
                search(text.replace("\\", ""), LEVELS, found);
            }
        }
    }

    private static String decoded(Base64.Decoder decoder, String word) {
        byte[] bytes = decoder.decode(word);
        if (bytes.length > 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B) {
            try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void strings(JsonNode node, int level, Set<String> found) {
        if (node.isTextual()) {
            search(node.textValue(), level + 1, found);
        }
        node.properties().forEach(member -> {
            search(member.getKey(), level + 1, found);
            strings(member.getValue(), level, found);
        });
        if (node.isArray()) {
            node.forEach(item -> strings(item, level, found));
        }
    }
}
