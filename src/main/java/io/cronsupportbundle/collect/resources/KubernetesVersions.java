package io.cronsupportbundle.collect.resources;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Orders versions of an API as the API server does when it says which one it prefers: stable before beta before alpha, higher numbers
/// first, names of no such form last (Kubernetes, "Versions in CustomResourceDefinitions").
record KubernetesVersions(int stability, long major, long minor, String name) {
    private static final Pattern FORM = Pattern.compile("v([1-9][0-9]{0,8})(?:(alpha|beta)([1-9][0-9]{0,8}))?");

    static final Comparator<String> PREFERRED_FIRST = Comparator.comparing(KubernetesVersions::of,
            Comparator.comparingInt(KubernetesVersions::stability).thenComparing(KubernetesVersions::major)
                    .thenComparing(KubernetesVersions::minor).reversed().thenComparing(KubernetesVersions::name));

    private static KubernetesVersions of(String version) {
        Matcher matcher = FORM.matcher(version);
        if (!matcher.matches()) {
            return new KubernetesVersions(0, 0, 0, version);
        }
        long major = Long.parseLong(matcher.group(1));
        if (matcher.group(2) == null) {
            return new KubernetesVersions(3, major, 0, version);
        }
        return new KubernetesVersions(matcher.group(2).equals("beta") ? 2 : 1, major, Long.parseLong(matcher.group(3)), version);
    }
}
