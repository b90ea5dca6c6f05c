package io.cronsupportbundle.audit;

import com.google.re2j.Pattern;
import java.util.List;

/// The form of a secret as its issuer publishes it. A form is looked for only behind one of its literals, and only in the characters next to
/// it. What stands beside must not make an innocent thing look like it: identifiers, digests, versions and certificates have none of these
/// forms.
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
    URL_PASSWORD("url-password", "connection-url", List.of("://"), "://[^\\s:/@\"'<>*${}()]{0,100}:[^\\s:/@\"'<>*${}()\\[\\]]{3,100}@[A-Za-z0-9]"),
    AUTHORIZATION("authorization-header", "http-header", List.of("uthorization"),
            "uthorization[\"'\\\\]{0,4} ?[:=] ?[\"'\\\\\\[]{0,4}(?:[Bb]asic [A-Za-z0-9+/]{12}|[Bb]earer [A-Za-z0-9._~+/-]{20})"),
    PASSWORD_HASH("password-hash", "password-hash", List.of("$2a$", "$2b$", "$2y$", "$6$", "$apr1$"),
            "\\$(?:2[aby]\\$[0-9]{2}\\$[./A-Za-z0-9]{53}|6\\$[^$\\s]{1,32}\\$[./A-Za-z0-9]{86}|apr1\\$[^$\\s]{1,8}\\$[./A-Za-z0-9]{22})"),
    SIGNED_URL("signed-url", "signed-url", List.of("X-Amz-Signature=", "X-Goog-Signature="), "Signature=[0-9a-f]{40}");

    private final String key;
    private final String rule;
    private final List<String> literals;
    private final Pattern pattern;

    Format(String key, String rule, List<String> literals, String pattern) {
        this.key = key;
        this.rule = rule;
        this.literals = literals;
        this.pattern = Pattern.compile(pattern);
    }

    String key() {
        return key;
    }

    String rule() {
        return rule;
    }

    /// Texts of which one begins, or stands at the beginning of, everything in this form.
    List<String> literals() {
        return literals;
    }

    /// Whether the form begins at a literal's place.
    boolean at(CharSequence here) {
        return pattern.matcher(here).lookingAt();
    }
}
