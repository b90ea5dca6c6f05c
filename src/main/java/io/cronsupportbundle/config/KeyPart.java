package io.cronsupportbundle.config;

import io.cronsupportbundle.bundle.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A piece of a [KeyTemplate].
sealed interface KeyPart {
    /// Bytes that a value may take; longer ones are cut and told apart by a digest.
    int MAX_VALUE_BYTES = 100;

    Pattern BRACES = Pattern.compile("\\{([^{}]*)}|[{}]");

    int maxBytes();

    record Literal(String text) implements KeyPart {
        @Override
        public int maxBytes() {
            return KeyTemplate.bytes(text);
        }
    }

    enum Placeholder implements KeyPart {
        APP("app", MAX_VALUE_BYTES),
        CLUSTER("cluster", MAX_VALUE_BYTES),
        NAMESPACE("namespace", MAX_VALUE_BYTES),
        DEPLOYMENT("deployment", MAX_VALUE_BYTES),
        VERSION("version", MAX_VALUE_BYTES),
        YEAR("yyyy", 4),
        MONTH("MM", 2),
        DAY("dd", 2),
        TIME("time", 16),
        SHA256("sha256", 64),
        SHA256_12("sha256-12", 12);

        private final String word;
        private final int maxBytes;

        Placeholder(String word, int maxBytes) {
            this.word = word;
            this.maxBytes = maxBytes;
        }

        @Override
        public int maxBytes() {
            return maxBytes;
        }

        static Optional<Placeholder> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(one -> "{" + one.word + "}").collect(Collectors.joining(", "));
        }
    }

    static List<KeyPart> split(String template, List<Problem> problems) {
        List<KeyPart> parts = new ArrayList<>();
        Matcher braces = BRACES.matcher(template);
        int end = 0;
        while (braces.find()) {
            if (braces.start() > end) {
                parts.add(new Literal(template.substring(end, braces.start())));
            }
            end = braces.end();
            String word = braces.group(1);
            Optional<Placeholder> known = word == null ? Optional.empty() : Placeholder.of(word);
            if (known.isPresent()) {
                parts.add(known.get());
            } else {
                String what = word == null ? "a brace without its partner" : "an unknown placeholder {" + printable(word) + "}";
                problems.add(new Problem(
                        "config.key-template.placeholder", KeyTemplate.SETTING, "character " + (braces.start() + 1) + " is " + what,
                        "Known are " + Placeholder.all()));
            }
        }
        if (end < template.length()) {
            parts.add(new Literal(template.substring(end)));
        }
        return List.copyOf(parts);
    }

    /// A value as it may stand in a key: one segment, in which only what would break keys, logs or file systems is replaced.
    static String clean(String value) {
        StringBuilder text = new StringBuilder();
        value.strip().codePoints().forEach(c -> text.appendCodePoint(harmful(c) ? '-' : c));
        String clean = text.toString().replaceAll("\\.{2,}", "-");
        if (clean.isEmpty()) {
            return "unknown";
        }
        if (KeyTemplate.bytes(clean) <= MAX_VALUE_BYTES) {
            return clean;
        }
        int length = clean.length();
        while (KeyTemplate.bytes(clean.substring(0, length)) > MAX_VALUE_BYTES - 13) {
            length = clean.offsetByCodePoints(length, -1);
        }
        return clean.substring(0, length) + "-" + digest(clean).substring(0, 12);
    }

    private static boolean harmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> c == '/' || c == '\\';
        };
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String printable(String word) {
        return word.codePoints().limit(40).mapToObj(c -> Character.isISOControl(c) ? "\uFFFD" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
