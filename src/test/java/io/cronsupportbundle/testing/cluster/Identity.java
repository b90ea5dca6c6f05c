package io.cronsupportbundle.testing.cluster;

import java.util.List;

/// A caller that the server knows by its bearer token, with what it may do.
///
/// @param user the name that messages show: `system:serviceaccount:fxa:support-bundle`
public record Identity(String token, String user, List<Rule> rules) {
    /// Who sends no token.
    static final Identity ANONYMOUS = new Identity("", "system:anonymous", List.of());

    /// Who sends a token that the server does not know.
    static final Identity UNKNOWN = new Identity("", "", List.of());

    public Identity {
        rules = List.copyOf(rules);
    }

    /// Member of `system:masters`: may do everything.
    public static Identity administrator() {
        return new Identity("token-of-the-administrator", "admin", List.of(Rule.everything()));
    }

    /// A service account that may do only what the rules grant.
    public static Identity serviceAccount(String namespace, String name, Rule... rules) {
        return new Identity("token-of-" + namespace + "-" + name, "system:serviceaccount:" + namespace + ":" + name, List.of(rules));
    }

    boolean may(AccessAttributes wanted) {
        return (selfReview(wanted) && !equals(ANONYMOUS)) || rules.stream().anyMatch(rule -> rule.allows(wanted));
    }

    /// Every authenticated caller may ask about itself (`system:basic-user`).
    private static boolean selfReview(AccessAttributes wanted) {
        return wanted.verb().equals("create") && wanted.group().equals("authorization.k8s.io")
                && wanted.resource().startsWith("selfsubject");
    }

    /// Paths that are no resources: health and version are open to all, discovery to all who are authenticated, the rest to administrators.
    boolean mayGetPath(String path) {
        boolean open = path.equals("/healthz") || path.equals("/livez") || path.equals("/readyz") || path.equals("/version")
                || path.equals("/version/");
        boolean discovery = path.equals("/api") || path.startsWith("/api/") || path.equals("/apis") || path.startsWith("/apis/")
                || path.equals("/openapi") || path.startsWith("/openapi/");
        return open || (discovery && !equals(ANONYMOUS)) || rules.contains(Rule.everything());
    }
}
