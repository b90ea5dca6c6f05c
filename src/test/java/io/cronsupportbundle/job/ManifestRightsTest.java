package io.cronsupportbundle.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.job.NeededRights.Limits;
import io.cronsupportbundle.job.NeededRights.Role;
import io.cronsupportbundle.plan.RoleRules.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Role and the ClusterRole of the release grant what `rbac` prints for its default specification, and nothing else.
class ManifestRightsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Path MANIFESTS = Path.of("manifests");
    private static final String NAMESPACE = "release";

    @TempDir
    Path directory;

    @Test
    void grantsInOneNamespaceWhatTheDefaultSpecificationReadsThere() throws IOException {
        Set<String> needed = rights(needed(Optional.of(NAMESPACE)));
        // The job reads its own specification and the customer's redactors, by name.
        needed.add("get  secrets support-bundle-spec");
        needed.add("get  secrets support-bundle-redactors");

        assertThat(granted("support-bundle-role.yaml")).isEqualTo(needed);
    }

    @Test
    void grantsInTheClusterWhatTheDefaultSpecificationReadsThere() throws IOException {
        assertThat(granted("support-bundle-cluster-role.yaml")).isEqualTo(rights(needed(Optional.empty())));
    }

    @Test
    void noticesEveryRuleTooManyOrTooFew() throws IOException {
        for (String file : List.of("support-bundle-role.yaml", "support-bundle-cluster-role.yaml")) {
            JsonNode role = YAML.readTree(MANIFESTS.resolve(file).toFile());
            Set<String> all = granted(role);
            for (int i = 0; i < role.path("rules").size(); i++) {
                ObjectNode fewer = role.deepCopy();
                ((ArrayNode) fewer.path("rules")).remove(i);
                assertThat(granted(fewer)).as("%s without rule %d", file, i).isNotEqualTo(all);
            }
            ObjectNode more = role.deepCopy();
            ((ArrayNode) more.path("rules")).add(YAML.readTree("{apiGroups: [''], resources: [secrets], verbs: [list]}"));
            assertThat(granted(more)).isNotEqualTo(all);
        }
    }

    private List<Rule> needed(Optional<String> within) throws IOException {
        String spec = YAML.readTree(MANIFESTS.resolve("support-bundle-secret.yaml").toFile()).at("/stringData/support-bundle-spec").asText();
        List<String> sources = List.of(Files.writeString(directory.resolve("spec.yaml"), spec).toString());
        Specification.Read read = CollectorBench.beans().getBean(Specification.class).read(sources, List.of(), (_, _, _) -> {
            throw new AssertionError("a file needs no cluster");
        }, InputStream.nullInputStream());
        NeededRights rights = NeededRights.of(new PlannedRun.Plan(sources, read, List.of(), ""), new Limits(within, List.of()));
        assertThat(rights.roles()).hasSize(1);
        Role role = rights.roles().getFirst();
        assertThat(role.namespace()).isEqualTo(within.orElse(""));
        return role.rules();
    }

    private static Set<String> rights(List<Rule> rules) {
        Set<String> rights = new TreeSet<>();
        for (Rule rule : rules) {
            List<String> names = rule.names().isEmpty() ? List.of("") : rule.names();
            for (String resource : rule.resources()) {
                for (String name : names) {
                    // In a Role the namespace itself is the only one, named or not.
                    String of = resource.equals("namespaces") ? "" : name;
                    rule.verbs().forEach(verb -> rights.add(String.join(" ", verb, rule.group(), resource, of).strip()));
                }
            }
        }
        return rights;
    }

    private static Set<String> granted(String file) throws IOException {
        return granted(YAML.readTree(MANIFESTS.resolve(file).toFile()));
    }

    private static Set<String> granted(JsonNode role) {
        List<Rule> rules = new ArrayList<>();
        for (JsonNode rule : role.path("rules")) {
            rule.path("apiGroups").forEach(group -> rules.add(new Rule(group.asText(), texts(rule, "resources"), texts(rule, "resourceNames"),
                    texts(rule, "verbs"))));
        }
        return rights(rules);
    }

    private static List<String> texts(JsonNode rule, String list) {
        List<String> texts = new ArrayList<>();
        rule.path(list).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
