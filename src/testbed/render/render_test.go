package main

import (
	"strings"
	"testing"
)

func someRelease(t *testing.T) Release {
	t.Helper()
	config := []byte(`
spec:
  groups:
    - name: group
      items:
        - {name: on, type: bool, default: true}
        - {name: text, type: text, default: fallback}
        - {name: preset, type: text, value: preset, default: fallback}
        - {name: computed, type: text, default: 'repl{{ ConfigOption "text" }}-2'}
        - {name: circle, type: text, default: 'repl{{ ConfigOption "circle" }}'}
        - {name: file, type: file}
        - {name: typed, type: text}
`)
	license := licenseWith(t, map[string]string{"appSlug": "my-app", "name": "O'Brien", "template": "repl{{ Namespace }}", "yes": "true"})
	options := answersOn(t, config, map[string]string{"file": "aGVsbG8=", "typed": "repl{{ Namespace }}", "gone": "1"})
	release := releaseWith(license, options)
	release.RegistryHost, release.RegistryNamespace = "registry.internal", "apps"
	return release
}

func TestRendersLikeTheAdminConsole(t *testing.T) {
	for source, want := range map[string]string{
		`{{repl LicenseFieldValue "name" }}`:                                 "O'Brien",
		`repl{{ LicenseFieldValue "name" | quote }}`:                         `"O'Brien"`,
		`{{repl LicenseFieldValue "missing" | default "x" }}`:                "x",
		`{{repl LicenseFieldValue "missing" | ParseBool }}`:                  "false",
		`{{repl LicenseFieldValue "yes" | ParseBool }}`:                      "true",
		`{{repl LicenseFieldValue "template" }}`:                             "fxa",
		`repl{{ LicenseFieldValue "template" }}`:                             "repl{{ Namespace }}",
		`repl{{ ConfigOption "typed" }}`:                                     "repl{{ Namespace }}",
		`repl{{ ConfigOption "text" }} repl{{ ConfigOption "preset" }}`:      "fallback preset",
		`repl{{ ConfigOption "computed" }}`:                                  "fallback-2",
		`repl{{ ConfigOption "on" }} repl{{ ConfigOption "missing" }}`:       "1 ",
		`repl{{ ConfigOptionData "file" }}`:                                  "hello",
		`{{repl ConfigOptionEquals "on" "1" }}`:                              "true",
		`{{repl ConfigOptionEquals "gone" "1" }}`:                            "false",
		`{{repl ConfigOptionNotEquals "gone" "0" }}`:                         "false",
		`{{repl ConfigOptionNotEquals "on" "0" }}`:                           "true",
		`{{repl Namespace }} {{repl VersionLabel }} {{repl Sequence }}`:      "fxa 1.2.3 -1",
		`{{repl IsAirgap }} {{repl HasLocalRegistry }}`:                      "false true",
		`{{repl LocalRegistryHost }} {{repl LocalRegistryAddress }}`:         "registry.internal registry.internal/apps",
		`{{ .Values.left.alone }} {{ repl Namespace }} repl {{ Namespace }}`: "{{ .Values.left.alone }} {{ repl Namespace }} repl {{ Namespace }}",
	} {
		got, err := someRelease(t).Render("test", source)
		if err != nil || got != want {
			t.Errorf("%s\n got %q (%v)\nwant %q", source, got, err, want)
		}
	}
}

func TestRefusesWhatTheAdminConsoleDoesNotHave(t *testing.T) {
	for _, source := range []string{
		`{{repl AppSlug }}`, `repl{{ ClusterID }}`, `repl{{ env "HOME" }}`, `repl{{ now }}`, `repl{{ LicenseFieldValue "unclosed }}`,
		`repl{{ ConfigOption "circle" }}`,
	} {
		if got, err := someRelease(t).Render("test", source); err == nil {
			t.Errorf("%s renders as %q", source, got)
		}
	}
}

func TestKeepsOrDropsDocumentsByTheirAnnotations(t *testing.T) {
	const object = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n"
	for annotations, want := range map[string]string{
		"":                                   "kept",
		"kots.io/when: 'true'":               "kept",
		"kots.io/when: true":                 "kept",
		"kots.io/when: 'T'":                  "kept",
		"kots.io/when: '0'":                  "dropped",
		"kots.io/when: '{{repl Sequence }}'": "error",
		"kots.io/when: ''":                   "error",
		"kots.io/when: 'yes'":                "error",
		"kots.io/when: [true]":               "error",
		"kots.io/exclude: 'true'":            "dropped",
		"kots.io/exclude: ''":                "error",
		"{kots.io/exclude: 'false', kots.io/when: 'false'}": "kept",
		"{kots.io/when: 'false', other: 'x'}":               "dropped",
	} {
		source := object
		if annotations != "" {
			source += "  annotations:\n    " + annotations + "\n"
		}
		text, err := RenderManifest("test", source, someRelease(t))
		got := "kept"
		switch {
		case err != nil:
			got = "error"
		case text == "":
			got = "dropped"
		}
		if got != want {
			t.Errorf("%s: %s (%v), want %s", annotations, got, err, want)
		}
		if strings.Contains(text, "kots.io") || strings.Contains(text, "annotations") {
			t.Errorf("%s leaves its bookkeeping:\n%s", annotations, text)
		}
	}
}

func TestSplitsDocumentsAndLeavesTheConsoleItsOwnKinds(t *testing.T) {
	source := "apiVersion: v1\nkind: Secret\n---\napiVersion: kots.io/v1beta1\nkind: Config\n---\n\n---\napiVersion: v1\nkind: ConfigMap\n"
	text, err := RenderManifest("test", strings.ReplaceAll(source, "\n", "\r\n"), someRelease(t))
	if want := "apiVersion: v1\nkind: Secret\n---\napiVersion: v1\nkind: ConfigMap\n"; err != nil || text != want {
		t.Errorf("got %q (%v)", text, err)
	}
	for _, bad := range []string{"kind: ConfigMap\n", "apiVersion: v1\nkind: ConfigMap\ndata: {a: 'O'Brien'}\n", "- a\n"} {
		if text, err := RenderManifest("test", bad, someRelease(t)); err == nil {
			t.Errorf("%q renders as %q", bad, text)
		}
	}
}

func TestRunsFromTheCommandLine(t *testing.T) {
	out := t.TempDir()
	arguments := []string{"--license", "testdata/license-full.yaml", "--config", replicatedDir + "/kots-config.yaml",
		"--namespace", "fxa", "--dir", manifestsDir, "--config-values"}
	var printed strings.Builder
	if err := run(append(arguments, "testdata/values-off.yaml"), &printed); err != nil || printed.Len() != 0 {
		t.Errorf("off prints %q (%v)", printed.String(), err)
	}
	if err := run(append(arguments, "testdata/values-on.yaml"), &printed); err != nil || strings.Count(printed.String(), "\nkind: CronJob\n") != 1 {
		t.Errorf("on prints no CronJob (%v)", err)
	}
	if err := run(append(arguments, "testdata/values-on.yaml", "--out", out), &printed); err != nil {
		t.Error(err)
	}
	for _, bad := range [][]string{{"--license", "testdata/values-on.yaml"}, {"--dir", out + "/nowhere"}, {"stray"}, {"--license", "nowhere.yaml"}} {
		if err := run(bad, &printed); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}
