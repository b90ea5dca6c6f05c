package io.cronsupportbundle.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of a secret as its issuer publishes it; and, as the last one, any random value right behind a name that says secret. A form is
/// looked for only behind one of its literals, and only in the characters next to it. What stands beside must not make an innocent thing
/// look like it: identifiers, digests, versions and certificates have none of these forms. No expression repeats a repetition, and each
/// sees [#REACH] bytes, so that a hostile text costs no more than another.
@SuppressWarnings("ImmutableEnumChecker") // The lists are those of List.of.
enum Format {
    PRIVATE_KEY("private-key", "private-key-block", List.of("PRIVATE KEY"), "PRIVATE KEY(?: BLOCK)?-----(?:\\s|\\\\+[nr])*[A-Za-z0-9+/=]{24}"),
    AWS_ACCESS_KEY("aws-access-key", "known-token", List.of("AKIA", "ASIA"), "A[KS]IA[A-Z0-9]{16}(?:[^A-Za-z0-9]|$)"),
    GITHUB_TOKEN("github-token", "known-token", List.of("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"),
            "(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})"),
    GITLAB_TOKEN("gitlab-token", "known-token", List.of("glpat-"), "glpat-[A-Za-z0-9_-]{20}"),
    SLACK_TOKEN("slack-token", "known-token", List.of("xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xapp-"), "xo?x?[abprs]p?p?-[A-Za-z0-9-]{20}"),
    SLACK_WEBHOOK("slack-webhook", "signed-url", List.of("hooks.slack.com/services/"), "hooks\\.slack\\.com/services/[A-Za-z0-9/]{20}"),
    STRIPE_KEY("stripe-key", "known-token", List.of("sk_live_", "rk_live_"), "[sr]k_live_[A-Za-z0-9]{16}"),
    NPM_TOKEN("npm-token", "known-token", List.of("npm_"), "npm_[A-Za-z0-9]{36}"),
    GOOGLE_KEY("google-key", "known-token", List.of("AIza"), "AIza[A-Za-z0-9_-]{35}"),
    VAULT_TOKEN("vault-token", "known-token", List.of("hvs.", "hvb."), "hv[sb]\\.[A-Za-z0-9_-]{20}"),
    JSON_WEB_TOKEN("json-web-token", "json-web-token", List.of("eyJ"), "eyJ[A-Za-z0-9_-]{14,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{16}"),
    URL_PASSWORD("url-password", "connection-url", List.of("://"), Format::userInfo, "://[^\\s:/@\"'<>*${}()]{0,100}:[^\\s:/@\"'<>*${}()\\[\\]]{3,100}@[A-Za-z0-9]"),
    AUTHORIZATION("authorization-header", "http-header", List.of("uthorization"),
            "uthorization[\"'\\\\]{0,4} ?[:=] ?[\"'\\\\\\[]{0,4}(?:[Bb]asic [A-Za-z0-9+/]{12}|[Bb]earer [A-Za-z0-9._~+/-]{20})"),
    PASSWORD_HASH("password-hash", "password-hash", List.of("$2a$", "$2b$", "$2y$", "$6$", "$apr1$"),
            "\\$(?:2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}|6\\$[^$\\s]{1,32}\\$[./A-Za-z0-9]{86}|apr1\\$[^$\\s]{1,8}\\$[./A-Za-z0-9]{22})"),
    SIGNED_URL("signed-url", "signed-url", List.of("X-Amz-Signature=", "X-Goog-Signature="), "Signature=[0-9a-f]{40}"),
    ASSIGNED("assigned-secret", "assignment", List.of("password", "passwd", "secret", "token", "apikey", "api_key", "api-key", "accesskey", "access_key",
            "access-key", "privatekey", "private_key", "private-key"),
            Format::value, "(?i)(?:passw(?:or)?d|secret|token|(?:api|access|private)[_-]?key)[\"']?\\s{0,3}[=:]\\s{0,3}[\"']?([A-Za-z0-9+_-]{20,128})(?:[^A-Za-z0-9+_./:-]|$)");

    /// Bytes from a literal on that a form may need.
    private static final int REACH = 512;

    /// Literals of fewer characters begin a token; inside of a word they mean nothing.
    private static final int TELLING = 6;

    /// Bits for each character. Random letters and digits of this length have 4.2 and more; words and names with dashes 3.3 and less.
    private static final double ENTROPY = 4.0;

    /// A glance behind a literal, which saves most places the expression.
    private interface Glance {
        boolean mayBe(byte[] bytes, int end, int to);
    }

    private final String key;
    private final String rule;
    private final List<String> literals;
    private final Glance glance;
    private final Pattern pattern;

    Format(String key, String rule, List<String> literals, String pattern) {
        this(key, rule, literals, (bytes, end, to) -> true, pattern);
    }

    Format(String key, String rule, List<String> literals, Glance glance, String pattern) {
        this.key = key;
        this.rule = rule;
        this.literals = literals;
        this.glance = glance;
        this.pattern = Pattern.compile(pattern);
    }

    String key() {
        return key;
    }

    String rule() {
        return rule;
    }

    /// ASCII texts of which one begins, or stands at the beginning of, everything in this form. Their case does not matter.
    List<String> literals() {
        return literals;
    }

    /// Whether one of the literals, at which a text begins, means something behind a letter or digit.
    boolean insideOfWords(String literal) {
        return this == ASSIGNED || literal.length() >= TELLING || literal.charAt(0) == ':';
    }

    /// Whether something in this form begins with a literal that stands in a text.
    boolean at(byte[] bytes, int at, int end, int to) {
        if (!glance.mayBe(bytes, end, to)) {
            return false;
        }
        Matcher matcher = pattern.matcher(new String(bytes, at, Math.min(to - at, REACH), StandardCharsets.ISO_8859_1));
        return matcher.lookingAt() && (matcher.groupCount() == 0 || random(matcher.group(1)));
    }

    /// A name ends here, and not with the line.
    private static boolean value(byte[] bytes, int end, int to) {
        return end < to && "\"'=: \t".indexOf(bytes[end]) >= 0;
    }

    /// A colon and an at sign come before the host has ended.
    private static boolean userInfo(byte[] bytes, int end, int to) {
        int p = end;
        while (p < to && bytes[p] > ' ' && bytes[p] != '/' && bytes[p] != '@' && bytes[p] != '"') {
            p++;
        }
        return p < to && bytes[p] == '@';
    }

    /// Whether a value is no word, name, identifier or digest: letters of both cases and digits, mixed without order.
    private static boolean random(String value) {
        boolean upper = false;
        boolean lower = false;
        int digits = 0;
        int[] counts = new int[128];
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            counts[c]++;
            upper |= c >= 'A' && c <= 'Z';
            lower |= c >= 'a' && c <= 'z';
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        double entropy = 0;
        for (int count : counts) {
            double share = (double) count / value.length();
            entropy -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return upper && lower && digits >= 2 && entropy >= ENTROPY;
    }
}
