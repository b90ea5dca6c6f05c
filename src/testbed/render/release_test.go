package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// The folders of the product, seen from this package.
const (
	manifestsDir  = "../../../manifests"
	replicatedDir = "../../../replicated"
	plainDir      = "../../kustomize/base"
)

const defaultSchedule = "17 3 * * 0"

// hostile are licence values that break a careless template.
var hostile = map[string]string{
	"every five minutes":  "*/5 * * * *",
	"macro":               "@daily",
	"apostrophe":          "O'Brien",
	"double quote":        `a"b`,
	"template":            "repl{{ Namespace }}",
	"first pass template": "{{repl Namespace }}",
	"newline":             "17 3 * * 0\nsuspend: true",
	"comment":             "0 0 * * * # never",
	"colon":               "a: b",
	"long":                strings.Repeat("long ", 13_000),
}

// licenses are the licences that a release must survive, by name.
func licenses(t *testing.T) map[string]License {
	t.Helper()
	licenses := map[string]License{
		"absent":         {},
		"without fields": licenseFile(t, "testdata/license-without-fields.yaml"),
		"full":           licenseFile(t, "testdata/license-full.yaml"),
		"not entitled":   licenseWith(t, map[string]string{"cron_support_bundle_enabled": "false"}),
		"half entitled":  licenseWith(t, map[string]string{"cron_support_bundle_enabled": "yes, please"}),
	}
	for name, value := range hostile {
		licenses["hostile "+name] = licenseWith(t, map[string]string{
			"cron_support_bundle_schedule": value, "cron_support_bundle_url": value, "appSlug": value, "cron_support_bundle_enabled": "true",
		})
	}
	return licenses
}

func licenseFile(t *testing.T, path string) License {
	t.Helper()
	license, err := LoadLicense(path)
	if err != nil {
		t.Fatal(err)
	}
	return license
}

// licenseWith writes a licence and reads it again, so that the values go the way of real ones.
func licenseWith(t *testing.T, fields map[string]string) License {
	t.Helper()
	entitlements := map[string]any{}
	for name, value := range fields {
		entitlements[name] = map[string]any{"value": value}
	}
	text, err := json.Marshal(map[string]any{"apiVersion": "kots.io/v1beta1", "kind": "License",
		"spec": map[string]any{"appSlug": fields["appSlug"], "entitlements": entitlements}})
	if err != nil {
		t.Fatal(err)
	}
	license, err := ParseLicense(text)
	if err != nil {
		t.Fatal(err)
	}
	return license
}

// answers gives the options of the real Config screen with the customer's answers; nil means that the screen was never saved.
func answers(t *testing.T, stored map[string]string) Options {
	t.Helper()
	config, err := os.ReadFile(filepath.Join(replicatedDir, "kots-config.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return answersOn(t, config, stored)
}

func answersOn(t *testing.T, config []byte, stored map[string]string) Options {
	t.Helper()
	values := map[string]any{}
	for name, value := range stored {
		values[name] = map[string]any{"value": value}
	}
	text, err := yaml.Marshal(map[string]any{"spec": map[string]any{"values": values}})
	if err != nil {
		t.Fatal(err)
	}
	options, err := ParseOptions(config, text)
	if err != nil {
		t.Fatal(err)
	}
	return options
}

func releaseWith(license License, options Options) Release {
	return Release{License: license, Options: options, Namespace: "fxa", VersionLabel: "1.2.3", Sequence: -1}
}

// entitled is a licence with these fields beside the entitlement.
func entitled(t *testing.T, fields map[string]string) License {
	t.Helper()
	all := map[string]string{"cron_support_bundle_enabled": "true"}
	maps.Copy(all, fields)
	return licenseWith(t, all)
}

// on and everything are the two answers under which objects remain.
var (
	on         = map[string]string{"usage_info_enabled": "1"}
	everything = map[string]string{"usage_info_enabled": "1", "usage_info_cluster_scope": "1"}
)

// rendered gives the surviving files of the manifests folder by name.
func rendered(t *testing.T, release Release) map[string]string {
	t.Helper()
	files, err := RenderFolder(manifestsDir, release)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, file := range files {
		texts[file.Name] = file.Text
	}
	return texts
}

// sources gives the unrendered files of both release folders by path.
func sources(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, dir := range []string{manifestsDir, replicatedDir} {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range entries {
			path := filepath.Join(dir, entry.Name())
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			texts[path] = string(text)
		}
	}
	return texts
}
