package io.cronsupportbundle.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules of one Role or ClusterRole that grant a set of permissions and nothing beyond it, as short as that allows.
public final class RoleRules {
    private RoleRules() {}

    /// One rule, in the words of Kubernetes RBAC.
    ///
    /// @param names empty for all objects
    public record Rule(String group, List<String> resources, List<String> names, List<String> verbs) {
        public Rule {
            resources = List.copyOf(resources);
            names = List.copyOf(names);
            verbs = List.copyOf(verbs);
        }
    }

    /// What a rule is about, before rules that agree in all else are joined.
    private record Subject(String group, String resource, String name) {
        private static final Comparator<Subject> ORDER =
                Comparator.comparing(Subject::group).thenComparing(Subject::resource).thenComparing(Subject::name);
    }

    private record Like(String group, SortedSet<String> names, SortedSet<String> verbs) {}

    /// Joins permissions of one namespace, or of the cluster as a whole.
    public static List<Rule> of(Collection<Permission> permissions) {
        Map<Subject, SortedSet<String>> verbs = new TreeMap<>(Subject.ORDER);
        for (Permission permission : permissions) {
            if (permission.name().isEmpty() || permissions.stream().noneMatch(other -> other.name().isEmpty() && other.includes(permission))) {
                verbs.computeIfAbsent(new Subject(permission.group(), permission.resource(), permission.name()), _ -> new TreeSet<>())
                        .add(permission.verb());
            }
        }
        Map<Like, SortedSet<String>> rules = new TreeMap<>(Comparator.comparing(Like::group)
                .thenComparing(like -> String.join(",", like.names)).thenComparing(like -> String.join(",", like.verbs)));
        named(verbs).forEach((subject, like) -> rules.computeIfAbsent(like, _ -> new TreeSet<>()).add(subject.resource));
        List<Rule> all = new ArrayList<>();
        rules.forEach((like, resources) -> all.add(
                new Rule(like.group, List.copyOf(resources), List.copyOf(like.names), List.copyOf(like.verbs))));
        return all;
    }

    /// Objects of one kind that may be used in the same ways share a rule.
    private static Map<Subject, Like> named(Map<Subject, SortedSet<String>> verbs) {
        Map<Subject, Like> likes = new TreeMap<>(Subject.ORDER);
        verbs.forEach((subject, may) -> {
            SortedSet<String> names = new TreeSet<>();
            verbs.forEach((other, same) -> {
                boolean alike = other.group.equals(subject.group) && other.resource.equals(subject.resource) && same.equals(may)
                        && other.name.isEmpty() == subject.name.isEmpty();
                if (alike && !other.name.isEmpty()) {
                    names.add(other.name);
                }
            });
            likes.put(subject, new Like(subject.group, names, may));
        });
        return likes;
    }
}
