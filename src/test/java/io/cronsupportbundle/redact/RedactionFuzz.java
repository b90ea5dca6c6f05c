package io.cronsupportbundle.redact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/// Looks for inputs that the rules do wrong with: crashes, entries withheld for no reason, bytes changed outside of masks, JSON that is none any
/// more, time that grows faster than the input. Inputs grow from pieces of known cases rather than from
/// random bytes, because rules act only where their triggers stand. A seed makes every run the same.
///
/// `main` makes inputs by itself; [#fuzzerTestOneInput] is for Jazzer, which is guided by coverage.
public final class RedactionFuzz {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern MASKS = Pattern.compile("\\*\\*\\*(?:HIDDEN|TOKEN_[A-Z]+_[0-9A-F]{12})\\*\\*\\*");

    /// A scalar in quotes that goes over several lines of YAML is written on one when something in it has been masked.
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final List<String> GLUE = List.of("", "", " ", "\n", "\r\n", "\t", "=", ":", "\"", "'", "\\", "\\\"", ",", "{", "}", "[", "]", "(", ")",
            "<", ">", "/", "@", "%", "&", ";", "|", "#", "-", "--", "***", "***HIDDEN***", "\u00e4", "\ud83d\ude00", "\\n", "\\u0022", "&quot;", "%22", "://",
            "\": \"", "': '", ": |\n  ", "<<<", "\0", "aGVsbG8gd29ybGQgcGFzc3dvcmQ9eA==");

    /// Times as long may take this much more than times as much, and a little for warming up.
    private static final double GROWTH = 4;

    private final Redacting redacting;
    private final List<String> pieces;

    RedactionFuzz() {
        redacting = Redacting.withAllRules();
        pieces = new ArrayList<>();
        try (ApplicationContext context = ApplicationContext.run()) {
            context.getBeansOfType(TextRule.class).forEach(rule -> pieces.addAll(rule.triggers()));
        }
        Collections.sort(pieces);
        for (String file : List.of("texts.txt", "documents.txt", "innocent-texts.txt", "innocent-documents.txt")) {
            pieces.addAll(List.of(resource(file).split("\n====\n", -1)));
        }
    }

    private static final class Shared {
        private static final RedactionFuzz FUZZ = new RedactionFuzz();
    }

    /// The entry point that Jazzer calls.
    public static void fuzzerTestOneInput(byte[] data) {
        Shared.FUZZ.judge(new String(data, StandardCharsets.UTF_8)).ifPresent(wrong -> {
            throw new IllegalStateException(wrong);
        });
    }

    /// Runs for some minutes, from a seed on.
    public static void main(String[] args) {
        RedactionFuzz fuzz = new RedactionFuzz();
        long end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(args[0])).toNanos();
        long seed = Long.parseLong(args[1]);
        long runs = 0;
        int found = 0;
        while (System.nanoTime() < end) {
            Optional<String> wrong = fuzz.wrong(seed);
            if (wrong.isPresent()) {
                found++;
                System.out.println("seed " + seed + ": " + wrong.get());
            }
            seed++;
            runs++;
        }
        System.out.println(runs + " inputs, " + found + " findings");
    }

    /// What is wrong with the input of a seed.
    Optional<String> wrong(long seed) {
        Random random = new Random(seed);
        String input = input(random);
        Optional<String> wrong = judge(input);
        return wrong.isPresent() || seed % 50 != 0 ? wrong : slow(random);
    }

    /// What the rules do wrong with an input.
    Optional<String> judge(String input) {
        String once;
        try {
            once = redacting.text(input);
        } catch (RuntimeException e) {
            return Optional.of("crash or withheld: " + e + "\n" + input);
        }
        if (!kept(BLANKS.matcher(input).replaceAll(" "), BLANKS.matcher(once).replaceAll(" "))) {
            return Optional.of("changed outside of masks:\n" + input + "\n---\n" + once);
        }
        if (json(input) && !json(once)) {
            return Optional.of("no JSON any more:\n" + input + "\n---\n" + once);
        }
        return Optional.empty();
    }

    /// Whether what is left of an input stands in it, in this order. A mask in YAML and JSON may have brought quotes with it.
    private static boolean kept(String input, String output) {
        int at = 0;
        for (String part : MASKS.split(output, -1)) {
            String plain = part.chars().allMatch(c -> quoting((char) c)) ? "" : part;
            int found = input.indexOf(plain, at);
            while (found < 0 && !plain.isEmpty() && (quoting(plain.charAt(0)) || quoting(plain.charAt(plain.length() - 1)))) {
                plain = quoting(plain.charAt(0)) ? plain.substring(1) : plain.substring(0, plain.length() - 1);
                found = input.indexOf(plain, at);
            }
            if (found < 0) {
                return false;
            }
            at = found + plain.length();
        }
        return true;
    }

    private static boolean quoting(char c) {
        return c == '"' || c == '\\';
    }

    private static boolean json(String text) {
        try {
            return JSON.readTree(text).isContainerNode() && text.strip().endsWith(text.strip().startsWith("{") ? "}" : "]");
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /// Repeats a short input until it takes long, and twice as often: a rule that looks at everything from everywhere takes four times as long.
    private Optional<String> slow(Random random) {
        String part = glued(random, 1 + random.nextInt(3));
        String small = part.repeat(Math.max(1, 60_000 / part.length()));
        long one = nanos(small);
        long four = Math.min(nanos(small.repeat(4)), nanos(small.repeat(4)));
        boolean grows = four > Duration.ofMillis(1_500).toNanos() && four > one * 4 * GROWTH;
        return grows ? Optional.of("slow: " + one / 1_000_000 + " ms, then " + four / 1_000_000 + " ms for four times as much of\n" + part) : Optional.empty();
    }

    /// Of the processor, because others use the machine as well.
    private long nanos(String text) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        redacting.text(text);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private String input(Random random) {
        String text = glued(random, 1 + random.nextInt(8));
        int edits = random.nextInt(4);
        StringBuilder edited = new StringBuilder(text);
        for (int i = 0; i < edits && !edited.isEmpty(); i++) {
            int at = random.nextInt(edited.length());
            switch (random.nextInt(3)) {
                case 0 -> edited.deleteCharAt(at);
                case 1 -> edited.insert(at, GLUE.get(random.nextInt(GLUE.size())));
                default -> edited.delete(at, Math.min(edited.length(), at + random.nextInt(20)));
            }
        }
        // Half of a pair of surrogates is no text.
        return new String(edited.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String glued(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pieces.get(random.nextInt(pieces.size()))).append(GLUE.get(random.nextInt(GLUE.size())));
        }
        return text.toString();
    }

    private static String resource(String file) {
        try (InputStream in = RedactionFuzz.class.getResourceAsStream("/redact/planted/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
