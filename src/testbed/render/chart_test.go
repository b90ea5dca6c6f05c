package main

import (
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"helm.sh/helm/v3/pkg/chart"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

const (
	chartDir     = "../../chart"
	kustomizeDir = "../../kustomize"
)

// The values that say what the example licence of the kustomize base says.
var sampleValues = map[string]any{
	"consent": "granted", "endpoint": "https://support-bundles.example.com/incoming/7d1c2f0e9b", "app": "my-app", "versionLabel": "1.0.0",
}

func loadChart(t *testing.T) *chart.Chart {
	t.Helper()
	loaded, err := loader.Load(chartDir)
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// chartObjects renders the chart as Helm does, values checked against the schema, and gives its objects by kind and name.
func chartObjects(t *testing.T, values map[string]any) (map[string]map[string]any, error) {
	t.Helper()
	loaded := loadChart(t)
	if err := chartutil.ProcessDependenciesWithMerge(loaded, values); err != nil {
		t.Fatal(err)
	}
	options := chartutil.ReleaseOptions{Name: "sample", Namespace: "my-app", Revision: 1, IsInstall: true}
	render, err := chartutil.ToRenderValues(loaded, values, options, chartutil.DefaultCapabilities)
	if err != nil {
		return nil, err
	}
	files, err := engine.Render(loaded, render)
	if err != nil {
		return nil, err
	}
	var documents []string
	for name, text := range files {
		if filepath.Ext(name) == ".yaml" {
			documents = append(documents, split(text)...)
		}
	}
	return byName(t, documents), nil
}

func byName(t *testing.T, documents []string) map[string]map[string]any {
	t.Helper()
	objects := map[string]map[string]any{}
	for _, text := range documents {
		var object map[string]any
		if err := yaml.UnmarshalStrict([]byte(text), &object); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if len(object) == 0 {
			continue
		}
		metadata := object["metadata"].(map[string]any)
		objects[object["kind"].(string)+"/"+metadata["name"].(string)] = object
	}
	return objects
}

func kustomized(t *testing.T, dir string) map[string]map[string]any {
	t.Helper()
	resources, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), filepath.Join(kustomizeDir, dir))
	if err != nil {
		t.Fatal(err)
	}
	text, err := resources.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	return byName(t, split(string(text)))
}

func TestTheChartInstallsWhatTheKustomizeBaseInstalls(t *testing.T) {
	charted, err := chartObjects(t, maps.Clone(sampleValues))
	if err != nil {
		t.Fatal(err)
	}
	base := kustomized(t, "base")
	if len(charted) != len(base) {
		t.Errorf("the chart has %d objects, the base %d", len(charted), len(base))
	}
	for name, want := range base {
		if got := charted[name]; !reflect.DeepEqual(normalized(got), normalized(want)) {
			gotText, _ := yaml.Marshal(got)
			wantText, _ := yaml.Marshal(want)
			t.Errorf("%s differs:\n--- chart\n%s--- kustomize\n%s", name, gotText, wantText)
		}
	}
}

// normalized forgets white space at the ends of texts, which block scalars keep and folded ones do not.
func normalized(value any) any {
	switch value := value.(type) {
	case map[string]any:
		all := map[string]any{}
		for key, inner := range value {
			all[key] = normalized(inner)
		}
		return all
	case []any:
		all := []any{}
		for _, inner := range value {
			all = append(all, normalized(inner))
		}
		return all
	case string:
		return strings.TrimSpace(value)
	default:
		return value
	}
}

func TestTheChartInstallsNothingWithoutConsent(t *testing.T) {
	for _, values := range []map[string]any{{}, {"consent": "withheld"}, {"wholeCluster": true}} {
		objects, err := chartObjects(t, values)
		if err != nil || len(objects) != 0 {
			t.Errorf("%v: %d objects, %v", values, len(objects), err)
		}
	}
}

func TestTheChartReadsTheWholeClusterOnlyWhenAsked(t *testing.T) {
	values := maps.Clone(sampleValues)
	values["wholeCluster"] = true
	objects, err := chartObjects(t, values)
	if err != nil {
		t.Fatal(err)
	}
	files := rendered(t, releaseWith(entitled(t, nil), answers(t, everything)))
	var want map[string]any
	if err := yaml.Unmarshal([]byte(files["support-bundle-cluster-role.yaml"]), &want); err != nil {
		t.Fatal(err)
	}
	got, there := objects["ClusterRole/cron-support-bundle-my-app"]
	if !there || objects["ClusterRoleBinding/cron-support-bundle-my-app"] == nil || !reflect.DeepEqual(got["rules"], want["rules"]) {
		t.Errorf("the ClusterRole of the chart is not the one of the release: %v", got)
	}
}

// The same wishes, said as values and as answers on the Config screen, lead to the same objects.
func TestTheChartHonoursWhatTheConfigScreenHonours(t *testing.T) {
	values := maps.Clone(sampleValues)
	maps.Copy(values, map[string]any{"schedule": "30 2 * * 1-5", "serviceAccountName": "support-reader", "cluster": "west", "ca": certificate,
		"redactors": ownRedactor, "proxy": map[string]any{"https": "http://u:p@proxy.internal:3128", "none": ""},
		"endpoint": "https://store.internal:9000/bucket/incoming"})
	release := releaseWith(entitled(t, map[string]string{"cron_support_bundle_url": "https://store.internal:9000/bucket/incoming", "appSlug": "my-app"}),
		answers(t, map[string]string{"usage_info_enabled": "1", "usage_info_schedule": "30 2 * * 1-5", "usage_info_service_account": "support-reader",
			"usage_info_cluster_name": "west", "usage_info_ca": certificate, "usage_info_redactors": ownRedactor,
			"usage_info_proxy": "http://u:p@proxy.internal:3128"}))
	release.Namespace, release.VersionLabel = "my-app", "1.0.0"
	charted, err := chartObjects(t, values)
	if err != nil {
		t.Fatal(err)
	}
	screened := byName(t, slices.Collect(maps.Values(rendered(t, release))))
	if len(charted) != len(screened) || len(charted) != 6 {
		t.Errorf("the chart has %d objects, the release %d", len(charted), len(screened))
	}
	for name, want := range screened {
		got := charted[name]
		if name == "CronJob/cron-support-bundle" {
			for _, object := range []map[string]any{got, want} {
				delete(object["metadata"].(map[string]any), "annotations")
			}
		}
		if !reflect.DeepEqual(normalized(got), normalized(want)) {
			t.Errorf("%s differs:\n--- chart\n%v\n--- release\n%v", name, got, want)
		}
	}
}

const (
	certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
	ownRedactor = "kind: Redactor\nspec: {redactors: [{removals: {values: [\"O'Brien\"]}}]}\n"
)

func TestTheChartRefusesValuesThatCannotWork(t *testing.T) {
	for name, value := range map[string]any{
		"consent": "yes", "endpoint": "https://a b", "schedule": "TZ=UTC 1 2 3 4 5", "deadline": "soon", "maxBytes": "much", "wholeCluster": "true",
		"unknown": 1, "serviceAccountName": "No Such_Account", "ca": "certificates", "networkPolicy": "yes", "redactors": 1,
	} {
		values := maps.Clone(sampleValues)
		values[name] = value
		if _, err := chartObjects(t, values); err == nil || !strings.Contains(err.Error(), "schema") {
			t.Errorf("%s: %v is accepted: %v", name, value, err)
		}
	}
}

func TestEveryOverlayIsComplete(t *testing.T) {
	for dir, consent := range map[string]string{"overlays/prod": "granted", "overlays/ephemeral": "withheld", "flux/support-bundles": "granted"} {
		objects := kustomized(t, dir)
		settings := objects["ConfigMap/cron-support-bundle-settings"]
		if len(objects) != len(kustomized(t, "base")) || settings == nil || settings["data"].(map[string]any)["SUPPORT_BUNDLE_CONSENT"] != consent {
			t.Errorf("%s: %d objects, settings %v", dir, len(objects), settings)
		}
		for name, object := range objects {
			if object["metadata"].(map[string]any)["namespace"] == nil {
				t.Errorf("%s: %s has no namespace", dir, name)
			}
		}
	}
}
