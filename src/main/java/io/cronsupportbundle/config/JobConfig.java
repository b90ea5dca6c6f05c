package io.cronsupportbundle.config;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.bundle.TokenClass;
import io.cronsupportbundle.spec.GoBool;
import io.cronsupportbundle.spec.GoDuration;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The settings of a run, validated. One that exists can be used; all that is wrong with the others is told at once.
///
/// @param specs sources of specifications; empty for the Secret of the run's own namespace
/// @param redactors sources of the customer's redactors, beside those that come with specifications
/// @param endpoint where the bundle goes; empty to keep it
/// @param output a file or directory that the archive is also written to
/// @param cluster the name that the settings give the cluster, or empty
/// @param deadline of the whole run
/// @param maxBytes of all entries before compression
/// @param tokens what becomes tokens; nothing, unless somebody asks
/// @param tokenKey a file with a key for them
public record JobConfig(List<String> specs, List<String> redactors, Optional<Endpoint> endpoint, KeyTemplate keyTemplate, Consent consent,
        Optional<Path> output, String app, String versionLabel, String cluster, Optional<String> namespace, Optional<Path> kubeconfig, Optional<String> context,
        Path workDirectory, Duration deadline, long maxBytes, Optional<Path> caFile, Optional<Path> auditAllow,
        Set<TokenClass> tokens, Optional<Path> tokenKey, boolean strict) {

    /// The Secret that the manifests create, and the key in it.
    public static final String SPEC_SECRET = "support-bundle-spec";

    /// Below the 30 minutes after which the CronJob of the manifests is ended.
    private static final String DEADLINE = "25m";

    private static final String MAX_BYTES = "500Mi";

    public JobConfig {
        specs = List.copyOf(specs);
        redactors = List.copyOf(redactors);
        tokens = Set.copyOf(tokens);
    }

    /// Settings that were read, or what is wrong with them.
    public record Reading(Optional<JobConfig> config, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /// Reads all settings.
    ///
    /// @param values what is set, from wherever
    /// @param environment for what other tools set as well: AWS_REGION, KUBECONFIG, TMPDIR
    public static Reading read(Map<Setting, String> values, Map<String, String> environment) {
        return new Reader(values, environment).read();
    }

    private static final class Reader {
        private final Map<Setting, String> values;
        private final Map<String, String> environment;
        private final List<Problem> problems = new ArrayList<>();

        Reader(Map<Setting, String> values, Map<String, String> environment) {
            this.values = values;
            this.environment = environment;
        }

        Reading read() {
            Optional<Endpoint> endpoint = text(Setting.ENDPOINT).flatMap(url -> Endpoint.parse(url, rules(), problems));
            Optional<KeyTemplate> template = KeyTemplate.parse(text(Setting.KEY_TEMPLATE).orElse(KeyTemplate.DEFAULT), problems);
            List<String> specs = sources(Setting.SPEC);
            Optional<Path> output = path(Setting.OUTPUT);
            Optional<Path> kubeconfig = path(Setting.KUBECONFIG).or(() -> inherited("KUBECONFIG").map(Reader::first));
            Optional<Path> work = path(Setting.WORK_DIRECTORY);
            Path temporary = Path.of(environment.getOrDefault("TMPDIR", "/tmp"), "cron-support-bundle");
            Duration deadline = deadline();
            long bytes = bytes();
            Optional<Path> caFile = path(Setting.CA_FILE);
            Optional<Path> auditAllow = path(Setting.AUDIT_ALLOW);
            Set<TokenClass> tokens = tokens();
            Optional<Path> tokenKey = path(Setting.TOKEN_KEY);
            boolean strict = bool(Setting.STRICT);
            if (!problems.isEmpty() || template.isEmpty()) {
                return new Reading(Optional.empty(), problems);
            }
            return new Reading(Optional.of(new JobConfig(specs, sources(Setting.REDACTORS), endpoint, template.get(),
                    Consent.of(values.get(Setting.CONSENT)), output,
                    text(Setting.APP).orElse("app"), text(Setting.VERSION_LABEL).orElse(""), text(Setting.CLUSTER).orElse(""),
                    text(Setting.NAMESPACE), kubeconfig, text(Setting.CONTEXT), work.orElse(temporary), deadline, bytes, caFile, auditAllow,
                    tokens, tokenKey, strict)),
                    List.of());
        }

        private List<String> sources(Setting setting) {
            return text(setting).map(list -> Arrays.stream(list.split(",", -1)).map(String::strip)
                    .filter(one -> !one.isEmpty()).toList()).orElse(List.of());
        }

        private Set<TokenClass> tokens() {
            Set<TokenClass> classes = EnumSet.noneOf(TokenClass.class);
            for (String name : sources(Setting.TOKENS)) {
                TokenClass.parse(name).or(() -> problem(Setting.TOKENS, "names something that cannot become a token",
                        "Write one or more of " + String.join(", ", TokenClass.keys()))).ifPresent(classes::add);
            }
            return classes;
        }

        private Endpoint.Rules rules() {
            return new Endpoint.Rules(environment.getOrDefault("AWS_REGION", ""), bool(Setting.ALLOW_PLAIN_HTTP));
        }

        private Optional<String> text(Setting setting) {
            return Optional.ofNullable(values.get(setting)).filter(value -> !value.isBlank());
        }

        private Optional<String> inherited(String name) {
            return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
        }

        /// KUBECONFIG may list several files; the first decides, as no run needs more than one cluster.
        private static Path first(String list) {
            return Path.of(list.split(":", -1)[0]);
        }

        private Optional<Path> path(Setting setting) {
            return text(setting).flatMap(value -> {
                try {
                    return Optional.of(Path.of(value));
                } catch (InvalidPathException e) {
                    return problem(setting, "is no path", "Give an absolute path");
                }
            });
        }

        private Duration deadline() {
            Optional<Duration> deadline = GoDuration.parse(text(Setting.DEADLINE).orElse(DEADLINE)).filter(d -> d.toSeconds() >= 1);
            return deadline.or(() -> problem(Setting.DEADLINE, "is no duration of a second or more", "Write it as 90s, 25m or 1h30m"))
                    .orElse(Duration.ZERO);
        }

        private long bytes() {
            OptionalLong bytes = Quantity.bytes(text(Setting.MAX_BYTES).orElse(MAX_BYTES));
            if (bytes.isEmpty() || bytes.getAsLong() < 1024) {
                problem(Setting.MAX_BYTES, "is no amount of bytes, or less than 1Ki", "Write it as 500Mi or 2G");
                return 0;
            }
            return bytes.getAsLong();
        }

        private boolean bool(Setting setting) {
            return text(setting).flatMap(value -> {
                Optional<Boolean> bool = GoBool.parse(value);
                return bool.isPresent() ? bool : problem(setting, "is neither true nor false", "Write true or false");
            }).orElse(false);
        }

        private <T> Optional<T> problem(Setting setting, String what, String doThis) {
            Problem problem = new Problem("config." + setting.key(), setting.environmentVariable(), "the value " + what, doThis);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
            return Optional.empty();
        }
    }
}
