package main

import (
	"maps"
	"slices"
	"testing"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"sigs.k8s.io/yaml"
)

// right is one verb on one resource, optionally of one name.
type right struct{ group, resource, name, verb string }

// namespacedKinds are what clusterResources lists in each namespace.
var namespacedKinds = map[string][]string{
	"":                          {"configmaps", "endpoints", "events", "limitranges", "persistentvolumeclaims", "pods", "resourcequotas", "serviceaccounts", "services"},
	"apps":                      {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch":                     {"cronjobs", "jobs"},
	"coordination.k8s.io":       {"leases"},
	"discovery.k8s.io":          {"endpointslices"},
	"networking.k8s.io":         {"ingresses", "networkpolicies"},
	"policy":                    {"poddisruptionbudgets"},
	"rbac.authorization.k8s.io": {"rolebindings", "roles"},
}

// clusterKinds are what clusterResources lists once per cluster.
var clusterKinds = map[string][]string{
	"":                             {"namespaces", "nodes", "persistentvolumes"},
	"admissionregistration.k8s.io": {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"},
	"apiextensions.k8s.io":         {"customresourcedefinitions"},
	"certificates.k8s.io":          {"certificatesigningrequests"},
	"networking.k8s.io":            {"ingressclasses"},
	"rbac.authorization.k8s.io":    {"clusterrolebindings", "clusterroles"},
	"scheduling.k8s.io":            {"priorityclasses"},
	"storage.k8s.io":               {"storageclasses", "volumeattachments"},
}

func listing(kinds map[string][]string) []right {
	var rights []right
	for group, resources := range kinds {
		for _, resource := range resources {
			rights = append(rights, right{group: group, resource: resource, verb: "list"})
		}
	}
	return rights
}

// needs are the rights of each collector of the default spec, inside a namespace and for the whole cluster.
var needs = map[string]struct{ namespaced, cluster []right }{
	"clusterInfo": {},
	"clusterResources": {
		namespaced: append(listing(namespacedKinds), right{resource: "namespaces", verb: "get"}, right{resource: "pods", verb: "get"},
			right{resource: "pods/log", verb: "get"}),
		cluster: listing(clusterKinds),
	},
	"logs": {namespaced: []right{{resource: "pods", verb: "list"}, {resource: "pods/log", verb: "get"}}},
	"usageCounts": {
		namespaced: []right{{resource: "pods", verb: "list"}, {group: "apps", resource: "deployments", verb: "list"}},
		cluster:    []right{{resource: "nodes", verb: "list"}},
	},
	"appVersion": {namespaced: []right{
		{resource: "pods", verb: "list"}, {group: "apps", resource: "deployments", verb: "list"},
		{group: "apps", resource: "statefulsets", verb: "list"}, {group: "apps", resource: "daemonsets", verb: "list"},
		{group: "versions.mozilla.org", resource: "versions", verb: "list"},
	}},
}

func TestGrantsExactlyWhatTheDefaultSpecReads(t *testing.T) {
	files := rendered(t, releaseWith(License{}, answers(t, everything)))
	var role rbacv1.Role
	var clusterRole rbacv1.ClusterRole
	for name, into := range map[string]any{"support-bundle-role.yaml": &role, "support-bundle-cluster-role.yaml": &clusterRole} {
		if err := yaml.UnmarshalStrict([]byte(files[name]), into); err != nil {
			t.Fatal(err)
		}
	}
	namespaced, cluster := map[right]bool{}, map[right]bool{}
	for _, key := range defaultCollectors(t, files["support-bundle-secret.yaml"]) {
		need, known := needs[key]
		if !known {
			t.Fatalf("collector %s: say in this test which rights it needs", key)
		}
		for _, right := range need.namespaced {
			namespaced[right], cluster[right] = true, true
		}
		for _, right := range need.cluster {
			cluster[right] = true
		}
	}
	// The job reads its own spec, by name; a ClusterRole has no business with it.
	namespaced[right{resource: "secrets", name: "support-bundle-spec", verb: "get"}] = true
	mustBeEqual(t, "Role", role.Rules, namespaced)
	mustBeEqual(t, "ClusterRole", clusterRole.Rules, cluster)
}

func defaultCollectors(t *testing.T, text string) []string {
	t.Helper()
	var secret corev1.Secret
	if err := yaml.UnmarshalStrict([]byte(text), &secret); err != nil {
		t.Fatal(err)
	}
	var spec struct {
		APIVersion string
		Kind       string
		Metadata   any
		Spec       struct {
			Collectors []map[string]any
			Analyzers  []map[string]any
		}
	}
	if err := yaml.UnmarshalStrict([]byte(secret.StringData["support-bundle-spec"]), &spec); err != nil {
		t.Fatal(err)
	}
	if len(spec.Spec.Collectors) == 0 || len(spec.Spec.Analyzers) == 0 {
		t.Fatal("the default spec collects or analyzes nothing")
	}
	var keys []string
	for _, collector := range spec.Spec.Collectors {
		keys = append(keys, slices.Collect(maps.Keys(collector))...)
	}
	return keys
}

func mustBeEqual(t *testing.T, what string, rules []rbacv1.PolicyRule, want map[right]bool) {
	t.Helper()
	got := map[right]bool{}
	for _, rule := range rules {
		names := rule.ResourceNames
		if len(names) == 0 {
			names = []string{""}
		}
		for _, group := range rule.APIGroups {
			for _, resource := range rule.Resources {
				for _, name := range names {
					for _, verb := range rule.Verbs {
						granted := right{group, resource, name, verb}
						if got[granted] {
							t.Errorf("%s grants %v twice", what, granted)
						}
						got[granted] = true
						if !want[granted] {
							t.Errorf("%s grants %v, which no collector of the default spec needs", what, granted)
						}
					}
				}
			}
		}
	}
	for needed := range want {
		if !got[needed] {
			t.Errorf("%s lacks %v", what, needed)
		}
	}
}
