package io.cronsupportbundle.cli;

import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.config.Setting;
import io.cronsupportbundle.job.Surroundings;
import io.micronaut.context.env.Environment;
import jakarta.inject.Inject;
import io.micronaut.context.annotation.Prototype;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The settings as flags. A flag that is not given falls back to the environment and to Micronaut's configuration.
@Prototype
final class SettingsOptions {
    @Inject
    Environment environment;

    @Inject
    Surroundings surroundings;

    @Option(names = {"--spec"}, paramLabel = "SOURCE", description = "secret/NAMESPACE/NAME[/KEY], configmap/..., a file, - or a URL; "
            + "several with commas between. Default: the Secret support-bundle-spec of the own namespace")
    @Nullable String spec;

    @Option(names = "--redactors", paramLabel = "SOURCE", description = "further redactors of your own: sources as of --spec")
    @Nullable String redactors;

    @Option(names = "--endpoint", paramLabel = "URL", description = "a bucket's URL, s3://BUCKET/PREFIX, a presigned URL or file:///DIRECTORY")
    @Nullable String endpoint;

    @Option(names = "--key-template", paramLabel = "TEMPLATE", description = "name of the object below the endpoint. "
            + "Default: {app}/{cluster}/{yyyy}/{MM}/{dd}/{time}-{sha256-12}.tar.gz")
    @Nullable String keyTemplate;

    @Option(names = "--consent", paramLabel = "WORD", description = "\"granted\" lets the bundle leave; anything else does not")
    @Nullable String consent;

    @Option(names = "--output", paramLabel = "FILE", description = "also write the archive to this file or directory")
    @Nullable String output;

    @Option(names = "--app", paramLabel = "NAME", description = "the application's name in object keys and summaries")
    @Nullable String app;

    @Option(names = "--version-label", paramLabel = "LABEL", description = "the application's version in summaries")
    @Nullable String versionLabel;

    @Option(names = "--cluster", paramLabel = "NAME", description = "a name for the cluster instead of an anonymous token")
    @Nullable String cluster;

    @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", description = "the namespace to fall back to without rights on the whole cluster")
    @Nullable String namespace;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "the kubeconfig to use outside of a cluster")
    @Nullable String kubeconfig;

    @Option(names = "--context", paramLabel = "NAME", description = "the context of the kubeconfig")
    @Nullable String context;

    @Option(names = "--work-directory", paramLabel = "DIR", description = "where a run keeps what it has not delivered yet")
    @Nullable String workDirectory;

    @Option(names = "--deadline", paramLabel = "DURATION", description = "when the run has to be through. Default: 25m")
    @Nullable String deadline;

    @Option(names = "--max-bytes", paramLabel = "AMOUNT", description = "size limit of a bundle before compression. Default: 500Mi")
    @Nullable String maxBytes;

    @Option(names = "--allow-plain-http", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL",
            description = "let bundles travel unencrypted to other machines")
    @Nullable String allowPlainHttp;

    @Option(names = "--ca-file", paramLabel = "FILE", description = "PEM certificates trusted for uploads, beside the platform's own")
    @Nullable String caFile;

    @Option(names = "--audit-allow", paramLabel = "FILE", description = "what the audit may find: a format, a path and # reason on each line")
    @Nullable String auditAllow;

    @Option(names = "--tokens", paramLabel = "CLASSES", description = "what becomes a token instead of ***HIDDEN***: secrets, ip, host. "
            + "Default: nothing")
    @Nullable String tokens;

    @Option(names = "--token-key", paramLabel = "FILE", description = "a key for tokens, instead of one derived from the cluster")
    @Nullable String tokenKey;

    @Option(names = "--strict", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL", description = "end with code 3 when the bundle has gaps")
    @Nullable String strict;

    /// Everything that is set, wherever.
    JobConfig config() throws UsageException {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            Optional<String> value = Optional.ofNullable(flag(setting))
                    .or(() -> environment.getProperty("support-bundle." + setting.key(), String.class));
            value.filter(text -> !text.isEmpty()).ifPresent(text -> values.put(setting, text));
        }
        JobConfig.Reading reading = JobConfig.read(values, surroundings.environment());
        return reading.config().orElseThrow(() -> new UsageException(reading.problems()));
    }

    private @Nullable String flag(Setting setting) {
        return switch (setting) {
            case SPEC -> spec;
            case REDACTORS -> redactors;
            case ENDPOINT -> endpoint;
            case KEY_TEMPLATE -> keyTemplate;
            case CONSENT -> consent;
            case OUTPUT -> output;
            case APP -> app;
            case VERSION_LABEL -> versionLabel;
            case CLUSTER -> cluster;
            case NAMESPACE -> namespace;
            case KUBECONFIG -> kubeconfig;
            case CONTEXT -> context;
            case WORK_DIRECTORY -> workDirectory;
            case DEADLINE -> deadline;
            case MAX_BYTES -> maxBytes;
            case ALLOW_PLAIN_HTTP -> allowPlainHttp;
            case CA_FILE -> caFile;
            case AUDIT_ALLOW -> auditAllow;
            case TOKENS -> tokens;
            case TOKEN_KEY -> tokenKey;
            case STRICT -> strict;
        };
    }
}
