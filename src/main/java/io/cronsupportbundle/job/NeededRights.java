package io.cronsupportbundle.job;

import io.cronsupportbundle.collect.PlannedCollector;
import io.cronsupportbundle.collect.resources.ResourceRow;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.plan.RoleRules;
import io.cronsupportbundle.plan.RoleRules.Rule;
import io.cronsupportbundle.spec.ObjectKind;
import io.cronsupportbundle.spec.SpecException;
import io.cronsupportbundle.spec.SpecSource;
import io.cronsupportbundle.spec.SpecSource.InCluster;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The smallest Role or ClusterRole with which nothing that a specification asks for is denied, so that nobody has to grant more.
///
/// @param roles one for the cluster, if there is need, and one for each namespace
/// @param leftOut what the roles do not grant although the specification asks for it, a sentence each
public record NeededRights(List<Role> roles, List<String> leftOut) {

    /// In the group of a permission: any custom resource, which only the cluster can name.
    private static final String ANY = "*";

    public NeededRights {
        roles = List.copyOf(roles);
        leftOut = List.copyOf(leftOut);
    }

    /// The rules of one Role, or of the ClusterRole when the namespace is empty.
    public record Role(String namespace, List<Rule> rules) {}

    /// How far rights may reach.
    ///
    /// @param within the one namespace that the job may see, for a Role instead of a ClusterRole
    /// @param customResources names of custom resource definitions whose objects may be listed: `certificates.cert-manager.io`
    public record Limits(Optional<String> within, List<String> customResources) {}

    /// Reads the rights off a plan.
    public static NeededRights of(PlannedRun.Plan plan, Limits limits) {
        Builder builder = new Builder(limits);
        plan.sources().forEach(builder::source);
        plan.own().forEach(permission -> builder.put(permission.namespace(), permission));
        for (PlannedCollector<?> collector : plan.read().plan().collectors()) {
            for (PlannedEntry entry : collector.entries()) {
                entry.permissions().forEach(permission -> builder.add(permission, collector.title()));
            }
        }
        return builder.build();
    }

    private static final class Builder {
        private final Limits limits;
        private final Map<String, Set<Permission>> byNamespace = new TreeMap<>();
        private final Set<String> leftOut = new LinkedHashSet<>();

        Builder(Limits limits) {
            this.limits = limits;
        }

        void source(String source) {
            try {
                if (SpecSource.parse(source) instanceof InCluster object) {
                    String resource = object.kind() == ObjectKind.SECRET ? "secrets" : "configmaps";
                    put(object.namespace(), Permission.get("", resource, object.namespace(), object.name()));
                }
            } catch (SpecException e) {
                leftOut.add(e.problem().toString());
            }
        }

        void add(Permission permission, String title) {
            if (permission.group().equals(ANY)) {
                custom(permission, title);
            } else if (!permission.namespace().isEmpty() || limits.within.isEmpty()) {
                put(permission.namespace(), permission);
            } else if (permission.resource().equals("namespaces")) {
                put(limits.within.get(), Permission.get("", "namespaces", limits.within.get(), limits.within.get()));
            } else if (ResourceRow.belongsToTheCluster(permission.group(), permission.resource())) {
                leftOut.add(title + ": " + permission.verb() + " " + permission.resource() + ", which belong to no namespace");
            } else {
                put(limits.within.get(), permission);
            }
        }

        private void custom(Permission permission, String title) {
            if (limits.customResources.isEmpty()) {
                leftOut.add(title + ": " + permission.verb() + " custom resources; name those that may be read");
            }
            for (String definition : limits.customResources) {
                int dot = definition.indexOf('.');
                if (dot <= 0) {
                    leftOut.add("\"" + definition + "\" is no name of a custom resource definition, such as certificates.cert-manager.io");
                } else {
                    String group = definition.substring(dot + 1);
                    add(new Permission(permission.verb(), group, definition.substring(0, dot), permission.namespace(), ""), title);
                }
            }
        }

        private void put(String namespace, Permission permission) {
            byNamespace.computeIfAbsent(namespace, _ -> new LinkedHashSet<>()).add(permission);
        }

        NeededRights build() {
            Set<Permission> everywhere = byNamespace.getOrDefault("", Set.of());
            List<Role> roles = new ArrayList<>();
            byNamespace.forEach((namespace, permissions) -> {
                List<Permission> more = permissions.stream()
                        .filter(permission -> namespace.isEmpty() || everywhere.stream().noneMatch(wide -> wide.includes(permission))).toList();
                if (!more.isEmpty()) {
                    roles.add(new Role(namespace, RoleRules.of(more)));
                }
            });
            return new NeededRights(roles, List.copyOf(leftOut));
        }
    }
}
