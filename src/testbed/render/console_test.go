package main

import (
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// Whoever asks for a bundle in the admin console gets what the schedule would have sent.
func TestCollectsByHandWhatIsCollectedOnSchedule(t *testing.T) {
	var secret corev1.Secret
	text := rendered(t, releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, on)))["support-bundle-secret.yaml"]
	if err := yaml.UnmarshalStrict([]byte(text), &secret); err != nil {
		t.Fatal(err)
	}
	var scheduled, byHand map[string]any
	if err := yaml.UnmarshalStrict([]byte(secret.StringData["support-bundle-spec"]), &scheduled); err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalStrict([]byte(sources(t)[filepath.Join(replicatedDir, "kots-support-bundle.yaml")]), &byHand); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(scheduled, byHand) {
		t.Error("kots-support-bundle.yaml differs from the spec in the Secret")
	}
}

// Every KOTS kind that a release wants, once, so that none is forgotten and none collides.
func TestShipsEachConsoleKindOnce(t *testing.T) {
	seen := map[string]int{}
	for path, source := range sources(t) {
		var object struct{ Kind string }
		if err := yaml.Unmarshal([]byte(source), &object); err != nil {
			t.Fatal(err)
		}
		if filepath.Dir(path) == filepath.Clean(replicatedDir) {
			seen[filepath.Base(path)+" "+object.Kind]++
		}
	}
	for _, want := range []string{"kots-app.yaml Application", "k8s-app.yaml Application", "kots-config.yaml Config", "kots-lint.yaml LintConfig",
		"kots-preflight.yaml Preflight", "kots-support-bundle.yaml SupportBundle"} {
		if seen[want] != 1 {
			t.Errorf("%s: %d times", want, seen[want])
		}
	}
	if len(seen) != 6 {
		t.Errorf("something else is in the folder: %v", seen)
	}
}

// The example of answers names every option, and with it a release renders.
func TestGivesAnExampleOfEveryAnswer(t *testing.T) {
	options, err := LoadOptions(filepath.Join(replicatedDir, "kots-config.yaml"), "../../docs/config-values.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name := range options.items {
		if _, answered := options.stored[name]; !answered {
			t.Errorf("option %s is not in the example", name)
		}
	}
	for name := range options.stored {
		if !options.Exists(name) {
			t.Errorf("the example answers %s, which is no option", name)
		}
	}
	files := rendered(t, releaseWith(licenseFile(t, "testdata/license-full.yaml"), options))
	for _, want := range []string{"serviceAccountName: 'support-reader'", "schedule: >-\n    30 2 * * 1-5"} {
		if !strings.Contains(files["support-bundle-cron-job.yaml"], want) {
			t.Errorf("the CronJob has no %q", want)
		}
	}
	if files["support-bundle-role.yaml"] != "" || !strings.Contains(files["support-bundle-egress.yaml"], "http://proxy.internal:3128") ||
		!strings.Contains(files["support-bundle-redactors.yaml"], "customer=") || !strings.Contains(files["support-bundle-network-policy.yaml"], "port: 3128") {
		t.Errorf("answers are lost: %v", files)
	}
}

// A preflight that asks the vendor's endpoint although nobody has agreed would be the first thing that leaves the cluster.
func TestAsksNothingBeforeConsent(t *testing.T) {
	source := sources(t)[filepath.Join(replicatedDir, "kots-preflight.yaml")]
	for stored, want := range map[string]bool{"": true, "0": true, "1": false} {
		text, err := releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, map[string]string{"usage_info_enabled": stored})).Render("preflight", source)
		if err != nil {
			t.Fatal(err)
		}
		var preflight struct {
			Spec struct {
				Collectors []map[string]struct{ Exclude string }
			}
		}
		if err := yaml.Unmarshal([]byte(text), &preflight); err != nil {
			t.Fatal(err)
		}
		for _, collector := range preflight.Spec.Collectors {
			for key, settings := range collector {
				if key != "clusterInfo" && (settings.Exclude == "true") != want {
					t.Errorf("option %q: %s is excluded: %q", stored, key, settings.Exclude)
				}
			}
		}
	}
}

// The screen refuses what would be replaced, but for ranges that run backwards, which no regular expression of RE2 sees.
func mustDecideTheSameOnTheScreen(t *testing.T, value, used string) {
	t.Helper()
	backwards := value == "0 17-9 * * *" || value == "0 3 * * 5-1"
	if value != strings.TrimSpace(value) || value == "" || backwards {
		return
	}
	if accepted := screenPattern(t, "usage_info_schedule").MatchString(value); accepted != (used == value) {
		t.Errorf("schedule %q: the screen says %v, the template uses %q", value, accepted, used)
	}
}

func screenPattern(t *testing.T, option string) *regexp.Regexp {
	t.Helper()
	var screen struct {
		Spec struct {
			Groups []struct {
				Items []struct {
					Name       string
					Validation struct{ Regex struct{ Pattern string } }
				}
			}
		}
	}
	if err := yaml.Unmarshal([]byte(sources(t)[filepath.Join(replicatedDir, "kots-config.yaml")]), &screen); err != nil {
		t.Fatal(err)
	}
	for _, item := range screen.Spec.Groups[0].Items {
		if item.Name == option {
			return regexp.MustCompile(item.Validation.Regex.Pattern)
		}
	}
	t.Fatalf("no option %s", option)
	return nil
}
