package io.cronsupportbundle.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.plan.RoleRules.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleRulesTest {
    private static Rule rule(String group, List<String> resources, List<String> names, String... verbs) {
        return new Rule(group, resources, names, List.of(verbs));
    }

    @Test
    void joinsWhatMayBeUsedInTheSameWay() {
        assertThat(RoleRules.of(List.of(Permission.list("", "services", ""), Permission.list("", "pods", ""), Permission.list("apps", "deployments", ""),
                Permission.get("", "pods/log", "", "")))).containsExactly(
                        rule("", List.of("pods/log"), List.of(), "get"),
                        rule("", List.of("pods", "services"), List.of(), "list"),
                        rule("apps", List.of("deployments"), List.of(), "list"));
    }

    @Test
    void joinsVerbsAndSaysNothingTwice() {
        assertThat(RoleRules.of(List.of(Permission.list("", "pods", ""), Permission.get("", "pods", "", ""), Permission.list("", "pods", ""))))
                .containsExactly(rule("", List.of("pods"), List.of(), "get", "list"));
    }

    @Test
    void namesObjectsOfOneKindTogether() {
        assertThat(RoleRules.of(List.of(Permission.get("", "secrets", "a", "two"), Permission.get("", "secrets", "a", "one"),
                Permission.get("", "configmaps", "a", "one")))).containsExactly(
                        rule("", List.of("configmaps"), List.of("one"), "get"),
                        rule("", List.of("secrets"), List.of("one", "two"), "get"));
    }

    @Test
    void leavesOutNamesWhereAllObjectsMayBeRead() {
        assertThat(RoleRules.of(List.of(Permission.get("", "secrets", "a", "one"), Permission.get("", "secrets", "a", ""))))
                .containsExactly(rule("", List.of("secrets"), List.of(), "get"));
    }

    @Test
    void keepsANameWhoseOtherVerbsAreForAll() {
        assertThat(RoleRules.of(List.of(Permission.get("", "secrets", "a", "one"), Permission.list("", "secrets", "a"))))
                .containsExactlyInAnyOrder(rule("", List.of("secrets"), List.of(), "list"), rule("", List.of("secrets"), List.of("one"), "get"));
    }

    @Test
    void grantsNothingForNothing() {
        assertThat(RoleRules.of(List.of())).isEmpty();
    }
}
