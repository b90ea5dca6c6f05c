package io.cronsupportbundle.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.UnpackedBundle;
import io.cronsupportbundle.cli.Main;
import io.cronsupportbundle.cli.Streams;
import io.cronsupportbundle.testing.cluster.ApiServerDouble;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensJobTest {
    private static final String NAMESPACE_UID = "6f1c2a34-1111-4aaa-8bbb-0123456789ab";
    private static final String ACCOUNT_UID = "7f1c2a34-2222-4aaa-8bbb-0123456789ab";
    private static final Pattern TOKEN = Pattern.compile("\\*\\*\\*TOKEN_SECRET_[0-9A-F]{12}\\*\\*\\*");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @Test
    void tokensAreStableInAClusterAndDifferBetweenClusters() throws IOException {
        String first = token(bundle(NAMESPACE_UID, "secrets,ip", "", ""));
        String second = token(bundle(NAMESPACE_UID, "secrets", "", ""));
        String other = token(bundle(NAMESPACE_UID.replace('6', '5'), "secrets", "", ""));

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void theKeyIsInNoFileOfTheBundleAndOnNoConsole() throws IOException {
        Map<String, String> files = bundle(NAMESPACE_UID, "secrets,ip,host", "", "");

        assertThat(files.toString()).contains("kube-root").doesNotContain(NAMESPACE_UID, ACCOUNT_UID);
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain(NAMESPACE_UID, ACCOUNT_UID);
        assertThat(bundle(NAMESPACE_UID, "", "", "").toString()).contains(NAMESPACE_UID, ACCOUNT_UID);
    }

    @Test
    void withoutTheKeyEverythingIsMaskedAndTheManifestSaysSo() throws IOException {
        Map<String, String> files = bundle(NAMESPACE_UID, "secrets", "", "/api/v1/namespaces/default/serviceaccounts/default");

        assertThat(files.toString()).doesNotContain("***TOKEN_", "Xy12345z").contains("***HIDDEN***");
        assertThat(files.entrySet().stream().filter(file -> file.getKey().strip().endsWith("manifest.json")).findFirst().orElseThrow().getValue())
                .contains("tokens.no-key");
    }

    @Test
    void aFileTakesThePlaceOfTheCluster() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "0123456789abcdef0123\n");
        String first = token(bundle(NAMESPACE_UID, "secrets", key.toString(), ""));

        assertThat(token(bundle(NAMESPACE_UID.replace('6', '5'), "secrets", key.toString(), ""))).isEqualTo(first);
        Files.writeString(key, "short\n");
        assertThat(bundle(NAMESPACE_UID, "secrets", key.toString(), "").toString()).doesNotContain("***TOKEN_");
    }

    @Test
    void planAndRolesTellWhatTheKeyNeeds() throws IOException {
        run("plan", "", "--tokens", "secrets,ip");
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("tokens: get serviceaccounts default of default", "Tokens         ip, secrets", "ip-address");
        run("rbac", "", "--tokens", "secrets");
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("serviceaccounts", "resourceNames");
        run("plan", "");
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain("tokens: get", "ip-address").contains("Tokens         none");
        assertThat(run("plan", "", "--tokens", "names")).isEqualTo(2);
    }

    private static String token(Map<String, String> files) {
        return TOKEN.matcher(files.toString()).results().map(MatchResult::group).findFirst().orElseThrow();
    }

    private Map<String, String> bundle(String namespaceUid, String tokens, String key, String forbidden) throws IOException {
        Path archive = directory.resolve("bundle.tar.gz");
        Files.deleteIfExists(archive);
        Cluster cluster = Cluster.empty();
        cluster.remove("v1", "Namespace", "", "default");
        cluster.add("{apiVersion: v1, kind: Namespace, metadata: {name: default, uid: " + namespaceUid + "}}");
        cluster.add("{apiVersion: v1, kind: ServiceAccount, metadata: {name: default, namespace: default, uid: " + ACCOUNT_UID + "}}");
        cluster.add("{apiVersion: v1, kind: ConfigMap, metadata: {name: kube-root, namespace: default, ownerReferences: [{uid: " + ACCOUNT_UID
                + "}]}, data: {password: Xy12345z}}");
        try (ApiServerDouble server = ApiServerDouble.start(cluster)) {
            if (!forbidden.isEmpty()) {
                server.fail(forbidden, new Fault.Forbidden());
            }
            String kubeconfig = server.kubeconfig(directory.resolve("kubeconfig")).toString();
            assertThat(run("collect", kubeconfig, "--tokens", tokens, "--token-key", key, "--output", archive.toString())).isZero();
        }
        return UnpackedBundle.read(archive);
    }

    private int run(String command, String kubeconfig, String... flags) throws IOException {
        Path spec = Files.writeString(directory.resolve("spec.yaml"), """
                apiVersion: troubleshoot.sh/v1beta2
                kind: SupportBundle
                metadata: {name: tokens}
                spec: {collectors: [{clusterResources: {}}]}
                """);
        Map<String, String> environment = Map.of("KUBECONFIG", kubeconfig.isEmpty() ? directory.resolve("none").toString() : kubeconfig,
                "SUPPORT_BUNDLE_SPEC", spec.toString(), "SUPPORT_BUNDLE_NAMESPACE", "default", "SUPPORT_BUNDLE_WORK_DIRECTORY",
                directory.resolve("work").toString());
        console.reset();
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        String[] arguments = new String[flags.length + 1];
        arguments[0] = command;
        System.arraycopy(flags, 0, arguments, 1, flags.length);
        return Main.run(arguments, environment, new Streams(InputStream.nullInputStream(), out, out, false), new Stop());
    }
}
