package io.cronsupportbundle.config;

import java.util.Locale;

/// Everything that can be set, each the same way everywhere: flag `--key`, environment variable `SUPPORT_BUNDLE_KEY`, Micronaut property
/// `support-bundle.key`. The flag wins over the environment, the environment over files. An empty value is no value.
public enum Setting {
    SPEC("where the specification is: secret/NAMESPACE/NAME[/KEY], configmap/…, a file, - or a URL; several with commas between"),
    REDACTORS("where redactors are that the customer adds: sources as of specifications, several with commas between"),
    ENDPOINT("where bundles go: a bucket's URL, s3://BUCKET/PREFIX, a presigned URL or file:///DIRECTORY"),
    KEY_TEMPLATE("how an object is named below the endpoint"),
    CONSENT("\"granted\" when the customer agreed that bundles leave the cluster; anything else means no"),
    OUTPUT("a file that the archive is also written to, or a directory"),
    APP("the application's name, for object keys and summaries"),
    VERSION_LABEL("the application's version, for summaries"),
    CLUSTER("a name for the cluster in object keys, instead of a token that nobody can trace"),
    NAMESPACE("the namespace to fall back to when the cluster as a whole is out of reach"),
    KUBECONFIG("the kubeconfig to use outside of a cluster"),
    CONTEXT("the context of the kubeconfig"),
    WORK_DIRECTORY("where a run keeps what it has not delivered yet"),
    DEADLINE("when a run has to be through, as 25m; a fifth of it is kept for archive and upload"),
    MAX_BYTES("how large a bundle may become before it is compressed, as 500Mi"),
    ALLOW_PLAIN_HTTP("true to let bundles travel unencrypted to other machines"),
    CA_FILE("certificates in PEM that are trusted beside the platform's own, for uploads"),
    AUDIT_ALLOW("a file with what the audit may find: lines of a format, a path and, behind #, the reason"),
    TOKENS("what becomes a token that is the same in every bundle of this cluster: secrets, ip, host, with commas between"),
    TOKEN_KEY("a file with a key for tokens, of a mounted Secret, instead of one that is derived from the cluster"),
    STRICT("true to end with code 3 when the bundle is not complete");

    private final String meaning;

    Setting(String meaning) {
        this.meaning = meaning;
    }

    /// The name in kebab case: `key-template`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String environmentVariable() {
        return "SUPPORT_BUNDLE_" + name();
    }

    /// One sentence for people who look for a setting.
    public String meaning() {
        return meaning;
    }
}
