package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/robfig/cron/v3"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/util/validation"
	"sigs.k8s.io/yaml"
)

// Every licence with every answer: off leaves nothing, on leaves every object, well formed, with a schedule that
// Kubernetes takes.
func TestLeavesNothingUnlessTheOptionIsOn(t *testing.T) {
	answered := map[string]map[string]string{
		"never set": nil, "off": {"usage_info_enabled": "0"}, "on": on, "on with cluster": everything,
		"cluster without consent":    {"usage_info_enabled": "0", "usage_info_cluster_scope": "1"},
		"emptied":                    {"usage_info_enabled": ""},
		"own account":                with(on, "usage_info_service_account", "support-reader"),
		"own account in the cluster": with(everything, "usage_info_service_account", "support-reader"),
		"an account that is none":    with(on, "usage_info_service_account", "No Such_Account"),
		"without a fence":            with(on, "usage_info_network_policy", "0"),
	}
	for name, value := range hostile {
		stored := maps.Clone(on)
		for _, option := range []string{"usage_info_schedule", "usage_info_service_account", "usage_info_redactors", "usage_info_cluster_name",
			"usage_info_proxy", "usage_info_ca"} {
			stored[option] = value
		}
		answered["hostile "+name] = stored
	}
	// Of all objects the two of the cluster need a second yes, and an account of somebody else's makes four more superfluous.
	left := map[string]int{"on with cluster": 11, "own account": 6, "own account in the cluster": 6, "without a fence": 8}
	for name := range answered {
		if _, special := left[name]; !special && (name == "on" || answered[name]["usage_info_enabled"] == "1") {
			left[name] = 9
		}
	}
	notEntitled := []string{"absent", "without fields", "not entitled", "half entitled"}
	cells := 0
	for licenseName, license := range licenses(t) {
		for answerName, stored := range answered {
			for place, where := range map[string]func(*Release){
				"online":         func(*Release) {},
				"air gap":        func(release *Release) { release.Airgap = true },
				"local registry": func(release *Release) { release.RegistryHost = "registry.internal:5000" },
			} {
				cells++
				release := releaseWith(license, answers(t, stored))
				where(&release)
				files := rendered(t, release)
				want := left[answerName]
				if slices.Contains(notEntitled, licenseName) {
					want = 0
				}
				if len(files) != want {
					t.Errorf("licence %s, option %s, %s: %d files are left, want %d", licenseName, answerName, place, len(files), want)
				}
				for name, text := range files {
					mustBeWellFormed(t, name, text)
				}
			}
		}
	}
	fmt.Printf("matrix: %d licences x %d answers x 3 places = %d cells\n", len(licenses(t)), len(answered), cells)
}

// with is an answer and one more.
func with(answers map[string]string, name, value string) map[string]string {
	more := maps.Clone(answers)
	more[name] = value
	return more
}

func mustBeWellFormed(t *testing.T, name, text string) {
	t.Helper()
	if strings.Contains(text, bookkeeping) {
		t.Errorf("%s keeps the admin console's bookkeeping", name)
	}
	into := map[string]any{
		"support-bundle-cron-job.yaml":             &batchv1.CronJob{},
		"support-bundle-settings.yaml":             &corev1.ConfigMap{},
		"support-bundle-secret.yaml":               &corev1.Secret{},
		"support-bundle-service-account.yaml":      &corev1.ServiceAccount{},
		"support-bundle-egress.yaml":               &corev1.Secret{},
		"support-bundle-redactors.yaml":            &corev1.Secret{},
		"support-bundle-network-policy.yaml":       &networkingv1.NetworkPolicy{},
		"support-bundle-role.yaml":                 &rbacv1.Role{},
		"support-bundle-role-binding.yaml":         &rbacv1.RoleBinding{},
		"support-bundle-cluster-role.yaml":         &rbacv1.ClusterRole{},
		"support-bundle-cluster-role-binding.yaml": &rbacv1.ClusterRoleBinding{},
	}[name]
	if into == nil {
		t.Fatalf("%s: tell the test which type it is", name)
	}
	if err := yaml.UnmarshalStrict([]byte(text), into); err != nil {
		t.Errorf("%s is not a valid object: %v\n%s", name, err, text)
		return
	}
	if job, ok := into.(*batchv1.CronJob); ok {
		if _, err := cron.ParseStandard(job.Spec.Schedule); err != nil || strings.Contains(job.Spec.Schedule, "TZ") {
			t.Errorf("%s: schedule %q: %v", name, job.Spec.Schedule, err)
		}
		if problems := validation.IsDNS1123Subdomain(job.Spec.JobTemplate.Spec.Template.Spec.ServiceAccountName); len(problems) > 0 {
			t.Errorf("%s: service account: %v", name, problems)
		}
		if len(job.Name) > 52 {
			t.Errorf("%s: the name is longer than 52 characters", name)
		}
	}
}

// What the licence says is used as it stands when Kubernetes would take it, and replaced when it would not.
func TestUsesTheScheduleOfTheLicenseOnlyIfKubernetesTakesIt(t *testing.T) {
	for value, want := range map[string]string{
		"*/5 * * * *":             "*/5 * * * *",
		"  0 3 * * *  ":           "0 3 * * *",
		"@daily":                  "@daily",
		"0 9-17 * * 1-5":          "0 9-17 * * 1-5",
		"0,30 0-6/2,22 1 1,7 *":   "0,30 0-6/2,22 1 1,7 *",
		"0 3 * * MON-FRI":         "0 3 * * MON-FRI",
		"0 3 * * sun":             "0 3 * * sun",
		"05 03 08-09 01 0":        "05 03 08-09 01 0",
		"0 3 1  1 *":              "0 3 1  1 *",
		"":                        defaultSchedule,
		"   ":                     defaultSchedule,
		"60 3 * * *":              defaultSchedule,
		"0 24 * * *":              defaultSchedule,
		"0 3 0 * *":               defaultSchedule,
		"0 3 32 * *":              defaultSchedule,
		"0 3 * 13 *":              defaultSchedule,
		"0 3 * * 7":               defaultSchedule,
		"0 17-9 * * *":            defaultSchedule,
		"0 3 * * 5-1":             defaultSchedule,
		"*/0 * * * *":             defaultSchedule,
		"0 3 * *":                 defaultSchedule,
		"0 0 3 * * *":             defaultSchedule,
		"0 3 * * *\nsuspend: yes": defaultSchedule,
		"TZ=UTC 0 3 * * *":        defaultSchedule,
		"CRON_TZ=UTC 0 3 * * *":   defaultSchedule,
		"@reboot":                 defaultSchedule,
		"@every 1s":               defaultSchedule,
		"O'Brien":                 defaultSchedule,
		`a"b`:                     defaultSchedule,
		"repl{{ Namespace }}":     defaultSchedule,
		"{{repl Namespace }}":     defaultSchedule,
		"0 3 L * *":               defaultSchedule,
		"0 3 * * FRI-MON":         defaultSchedule,
	} {
		job := cronJob(t, map[string]string{"cron_support_bundle_schedule": value})
		if job.Spec.Schedule != want {
			t.Errorf("licence %q: schedule %q, want %q", value, job.Spec.Schedule, want)
		}
		if _, err := cron.ParseStandard(job.Spec.Schedule); err != nil {
			t.Errorf("licence %q: %v", value, err)
		}
		if got := job.Annotations["cronsupportbundle.io/license-schedule"]; got != value {
			t.Errorf("licence %q is recorded as %q", value, got)
		}
		mustDecideTheSameOnTheScreen(t, value, want)
		fallback := "5 4 * * *"
		overridden := cronJobOf(t, entitled(t, map[string]string{"cron_support_bundle_schedule": fallback}), with(on, "usage_info_schedule", value))
		if want == defaultSchedule {
			want = fallback
		}
		if overridden.Spec.Schedule != want || overridden.Annotations["cronsupportbundle.io/schedule-override"] != value {
			t.Errorf("override %q: schedule %q, want %q", value, overridden.Spec.Schedule, want)
		}
	}
}

func cronJob(t *testing.T, fields map[string]string) batchv1.CronJob {
	t.Helper()
	return cronJobOf(t, entitled(t, fields), on)
}

func cronJobOf(t *testing.T, license License, stored map[string]string) batchv1.CronJob {
	t.Helper()
	var job batchv1.CronJob
	text := rendered(t, releaseWith(license, answers(t, stored)))["support-bundle-cron-job.yaml"]
	if err := yaml.UnmarshalStrict([]byte(text), &job); err != nil {
		t.Fatal(err)
	}
	return job
}

// The program must see exactly what the licence says, so that its complaint about a bad endpoint quotes it.
func TestPassesLicenseValuesOnWordForWord(t *testing.T) {
	for name, value := range hostile {
		settings := settings(t, releaseWith(entitled(t, map[string]string{
			"cron_support_bundle_url": value, "appSlug": value,
		}), answers(t, on)))
		if got, want := settings["SUPPORT_BUNDLE_ENDPOINT"], strings.TrimSpace(value); got != want {
			t.Errorf("%s: endpoint %q, want %q", name, got, want)
		}
		if got := settings["SUPPORT_BUNDLE_APP"]; got != value {
			t.Errorf("%s: app %q, want %q", name, got, value)
		}
	}
}

func settings(t *testing.T, release Release) map[string]string {
	t.Helper()
	var settings corev1.ConfigMap
	if err := yaml.UnmarshalStrict([]byte(rendered(t, release)["support-bundle-settings.yaml"]), &settings); err != nil {
		t.Fatal(err)
	}
	return settings.Data
}

func TestGrantsConsentOnlyWithTheOption(t *testing.T) {
	source, err := os.ReadFile(filepath.Join(manifestsDir, "support-bundle-settings.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	// The object itself is gone without the option; even if somebody removed its condition, it would not say "granted".
	unconditional := strings.Replace(string(source), "kots.io/when", "example.com/when", 1)
	for value, want := range map[string]string{"": "withheld", "0": "withheld", "true": "withheld", "1": "granted"} {
		text, err := RenderManifest("settings", unconditional, releaseWith(License{}, answers(t, map[string]string{"usage_info_enabled": value})))
		if err != nil {
			t.Fatal(err)
		}
		var settings corev1.ConfigMap
		if err := yaml.UnmarshalStrict([]byte(text), &settings); err != nil {
			t.Fatal(err)
		}
		if got := settings.Data["SUPPORT_BUNDLE_CONSENT"]; got != want {
			t.Errorf("option %q: consent %q, want %q", value, got, want)
		}
	}
}

// A release whose Config lost or renamed the item must not deploy anything.
func TestDeploysNothingWhenTheOptionIsGoneFromTheScreen(t *testing.T) {
	config := []byte("apiVersion: kots.io/v1beta1\nkind: Config\nspec: {groups: [{name: other, items: [{name: other, type: bool}]}]}")
	if files := rendered(t, releaseWith(License{}, answersOn(t, config, everything))); len(files) != 0 {
		t.Errorf("%d files are left", len(files))
	}
}

func TestRendersTheConsoleKindsWithEveryLicense(t *testing.T) {
	for name, license := range licenses(t) {
		for path, source := range sources(t) {
			text, err := releaseWith(license, answers(t, on)).Render(path, source)
			if err != nil {
				t.Errorf("licence %s: %v", name, err)
				continue
			}
			var document map[string]any
			if err := yaml.UnmarshalStrict([]byte(text), &document); err != nil || document["kind"] == nil {
				t.Errorf("licence %s: %s does not parse: %v", name, path, err)
			}
		}
	}
}
