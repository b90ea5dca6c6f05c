package io.cronsupportbundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.job.Stop;
import io.cronsupportbundle.redact.Redactor;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plants a secret in every place that a bundle draws from, each with a name of its own, runs the program and looks for them in the
/// archive. That the search can find them is shown by a run without rules.
class CanaryTest {
    private static final String COLLECTORS = """
            [clusterInfo: {}, clusterResources: {}, usageCounts: {counts: [{resource: pods}]}, appVersion: {},
              logs: {name: "app/logs", namespace: app},
              data: {name: note.txt, data: "postgres://me:canary-data@db/x\\npassword: canary-data-line\\n"},
              data: {name: "token=canary-path/note", data: "harmless"},
              data: {name: "../password=canary-bad-path", data: "x"},
              configMap: {name: settings, namespace: app, key: smtp.password, includeValue: true},
              configMap: {selector: [app=web], namespace: app, includeAllData: true},
              configMap: {name: "x:password=canary-error", namespace: app},
              secret: {name: settings, namespace: app, key: db-password, includeValue: true},
              secret: {selector: [app=web], namespace: app, includeAllData: true}]
            """;

    private static final String ANALYZERS = """
            [textAnalyze: {checkName: "token=canary-check", fileName: app/logs/web/main.log, regex: fast, outcomes: [
              {fail: {when: "false", message: "see postgres://me:canary-message@db/x"}}, {pass: {message: "password: canary-pass"}}]}]
            """;

    @Test
    void noSecretGetsIntoTheArchiveOrOntoTheConsole(@TempDir Path directory) throws IOException {
        Path archive = directory.resolve("bundle.tar.gz");
        Files.writeString(directory.resolve("spec.yaml"), """
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                metadata: {name: canaries}
                spec:
                  collectors: %s
                  analyzers: %s
                """.formatted(COLLECTORS.strip(), ANALYZERS.strip()));
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        int code;
        try (ApiServerDouble server = ApiServerDouble.start(cluster())) {
            Map<String, String> environment = Map.of("KUBECONFIG", server.kubeconfig(directory.resolve("kubeconfig")).toString(),
                    "SUPPORT_BUNDLE_SPEC", directory.resolve("spec.yaml").toString(), "SUPPORT_BUNDLE_OUTPUT", archive.toString(),
                    "SUPPORT_BUNDLE_APP", "token=canary-app", "SUPPORT_BUNDLE_WORK_DIRECTORY", directory.resolve("work").toString());
            PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
            code = Main.run(new String[] {"collect"}, environment, new Streams(InputStream.nullInputStream(), out, out, false), new Stop());
        }
        Map<String, String> files = UnpackedBundle.read(archive);

        assertThat(code).isZero();
        assertThat(files).hasSizeGreaterThan(50);
        assertThat(UnpackedBundle.canaries(files)).isEmpty();
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain("canary-");
    }

    @Test
    void withoutRulesEverySecretIsFound(@TempDir Path directory) {
        Map<String, String> files = new LinkedHashMap<>();
        try (CollectorBench bench = new CollectorBench(cluster(), directory)) {
            bench.redactor(new Redactor(List.of(), List.of()));
            bench.collect(COLLECTORS.replace('\n', ' '));
            for (BundlePath path : bench.bundle().paths()) {
                files.put(path.value(), bench.text(path.value()));
            }
            bench.missing().stream().map(Gap::toString).forEach(gap -> files.put(gap, ""));
        }
        Set<String> planted = new TreeSet<>();
        words(COLLECTORS, planted);
        words(OBJECTS, planted);
        planted.addAll(List.of("canary-log", "canary-previous", "canary-json-log", "canary-key", "canary-yaml"));

        assertThat(planted).hasSizeGreaterThan(25);
        assertThat(UnpackedBundle.canaries(files)).containsAll(planted);
    }

    private static void words(String text, Set<String> words) {
        Pattern.compile("canary-[a-z]+[a-z-]*").matcher(text).results().map(MatchResult::group).forEach(words::add);
    }

    private static final String OBJECTS = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: app, labels: {app: web}}
            data:
              smtp.password: canary-map-entry
              application.properties: |
                mode=fast
                db.password=canary-map-line
                url=jdbc://me:canary-map-url@db/x
              deployment.yaml: |
                env:
                  - name: DB_PASSWORD
                    value: canary-map-yaml
              manifest.json: '{"kind":"Secret","data":{"a":"canary-map-json"}}'
              pretty.json: |
                see: {
                  "name": "DB_USER",
                  "value": "canary-map-pretty"
                }
              id_rsa: |
                -----BEGIN RSA PRIVATE KEY-----
                canary-map-key
                -----END RSA PRIVATE KEY-----
            ---
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
              namespace: app
              labels: {app: web}
              annotations:
                kubectl.kubernetes.io/last-applied-configuration: '{"env":[{"value":"canary-applied","name":"DB_PASSWORD"}],"x":"{\\"token\\":\\"canary-applied-deep\\"}"}'
                example.org/url: https://me:canary-annotation@host/x
            spec:
              nodeName: n
              containers:
                - name: main
                  command: [sh, -c, "run --api-token canary-command"]
                  args: ["--password=canary-argument", "--dsn=me:canary-dsn@tcp(db:3306)/x"]
                  env:
                    - {name: DB_PASSWORD, value: canary-env}
                    - {name: HARMLESS, value: "amqp://me:canary-env-url@mq/v"}
                    - {name: CONNECTION, value: "Server=db;Uid=canary-env-user;Pwd=canary-env-pwd;"}
            status:
              phase: Running
              message: "failed: token=canary-status"
              containerStatuses:
                - {name: main, ready: false, state: {running: {}}, lastState: {terminated: {containerID: "c://1"}}}
            ---
            apiVersion: v1
            kind: Event
            metadata: {name: web.1, namespace: app}
            involvedObject: {kind: Pod, name: web}
            message: "cannot reach redis://:canary-event@cache/0"
            ---
            apiVersion: v1
            kind: Service
            metadata:
              name: copy
              namespace: app
              annotations: {copy: '{"kind":"Secret","stringData":{"any":"canary-secret-copy"}}'}
            spec: {externalName: x}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: app, labels: {app.kubernetes.io/version: "1"}}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {annotations: {config: "password=canary-template"}}
                spec: {containers: [{name: main, image: "web:1", env: [{name: API_TOKEN, value: canary-deployment}]}]}
            """;

    private static Cluster cluster() {
        Cluster cluster = Cluster.empty().addNamespace("app");
        for (String object : OBJECTS.split("\n---\n", -1)) {
            cluster.add(object);
        }
        cluster.add("""
                apiVersion: v1
                kind: Secret
                metadata: {name: settings, namespace: app, labels: {app: web}}
                data: {db-password: %s, key.pem: %s, config.yaml: %s}
                """.formatted(base64("canary-secret"), base64("-----BEGIN PRIVATE KEY-----\ncanary-key\n-----END PRIVATE KEY-----\n"),
                base64("- name: API_TOKEN\n  value: canary-yaml\n")));
        cluster.addLog("app", "web", "main", ContainerLog.of("mode fast", "connect postgres://me:canary-log@db:5432/x failed",
                "apply {\\\"name\\\":\\\"DB_PASSWORD\\\",\\\"value\\\":\\\"canary-json-log\\\"}"));
        return cluster.addPreviousLog("app", "web", "main", ContainerLog.of("Authorization: Bearer canary-previous"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
