package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// consent is the beginning of every condition: the customer's yes and the vendor's, each of which is a no when it is missing.
const (
	consent   = `'{{repl and (ConfigOptionEquals "usage_info_enabled" "1") (LicenseFieldValue "cron_support_bundle_enabled" | ParseBool)`
	inCluster = ` (ConfigOptionEquals "usage_info_cluster_scope" "1")`
	ownRights = ` (not (regexMatch "^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$" (ConfigOption "usage_info_service_account")))`
	fenced    = ` (ConfigOptionEquals "usage_info_network_policy" "1")`
)

// narrower says what objects are for which the common condition is not enough.
func narrower(name string) string {
	switch {
	case strings.Contains(name, "cluster-role"):
		return inCluster + ownRights
	case strings.Contains(name, "role"), strings.Contains(name, "service-account"):
		return ownRights
	case strings.Contains(name, "network-policy"):
		return fenced
	default:
		return ""
	}
}

var whenLine = regexp.MustCompile(`(?m)^    kots\.io/when: (.*)$`)

func TestPutsTheSameConditionOnEveryObject(t *testing.T) {
	for path, source := range sources(t) {
		if filepath.Dir(path) != filepath.Clean(manifestsDir) {
			continue
		}
		want := consent + narrower(filepath.Base(path)) + " }}'"
		found := whenLine.FindAllStringSubmatch(source, -1)
		if len(found) != 1 || found[0][1] != want {
			t.Errorf("%s: conditions %q, want once %s", path, found, want)
		}
		if strings.Contains(source, "kots.io/exclude") {
			t.Errorf("%s: exclude would make when void", path)
		}
	}
}

func TestKeepsOneObjectPerFileUnderNamesThatAreUnique(t *testing.T) {
	seen := map[string]string{}
	for path, source := range sources(t) {
		if filepath.Ext(path) != ".yaml" {
			t.Errorf("%s: a release folder holds nothing but YAML", path)
		}
		if other, twice := seen[filepath.Base(path)]; twice {
			t.Errorf("%s and %s would overwrite each other in a release", path, other)
		}
		seen[filepath.Base(path)] = path
		var document map[string]any
		if err := yaml.UnmarshalStrict([]byte(source), &document); err != nil || document["apiVersion"] == nil || document["kind"] == nil {
			t.Errorf("%s is not one object before rendering: %v", path, err)
		}
		if len(split(source)) != 1 {
			t.Errorf("%s holds more than one document", path)
		}
		if strings.Contains(source, "\n  namespace:") {
			t.Errorf("%s names its namespace", path)
		}
	}
}

var optionMention = regexp.MustCompile(`ConfigOption\w*\s+"([^"]*)"`)

func TestNamesOnlyOptionsThatExist(t *testing.T) {
	options := answers(t, nil)
	mentions := 0
	for path, source := range sources(t) {
		for _, mention := range optionMention.FindAllStringSubmatch(source, -1) {
			mentions++
			if !options.Exists(mention[1]) {
				t.Errorf("%s: there is no option %q", path, mention[1])
			}
		}
	}
	if mentions == 0 {
		t.Error("no option is mentioned at all")
	}
}

// The default decides for everybody who was never asked, also after an upgrade.
func TestKeepsBothOptionsOffByDefault(t *testing.T) {
	for _, name := range []string{"usage_info_enabled", "usage_info_cluster_scope"} {
		if value, err := answers(t, nil).Text(name); err != nil || value != "0" {
			t.Errorf("%s defaults to %q (%v)", name, value, err)
		}
	}
}

var licenseMention = regexp.MustCompile(`LicenseFieldValue\s+"([^"]*)"`)

func TestDocumentsEveryLicenseField(t *testing.T) {
	guide, err := os.ReadFile("../../docs/vendor-guide.md")
	if err != nil {
		t.Fatal(err)
	}
	for path, source := range sources(t) {
		for _, mention := range licenseMention.FindAllStringSubmatch(source, -1) {
			if mention[1] != "appSlug" && !strings.Contains(string(guide), "`"+mention[1]+"`") {
				t.Errorf("%s reads licence field %s, of which the vendor guide says nothing", path, mention[1])
			}
		}
	}
}

func TestListsEveryImageAsAdditionalImage(t *testing.T) {
	var application struct {
		Spec struct {
			AdditionalImages []string `json:"additionalImages"`
		} `json:"spec"`
	}
	if err := yaml.Unmarshal([]byte(sources(t)[filepath.Join(replicatedDir, "kots-app.yaml")]), &application); err != nil {
		t.Fatal(err)
	}
	pod := fullCronJob(t).Spec.JobTemplate.Spec.Template.Spec
	for _, container := range slices.Concat(pod.InitContainers, pod.Containers) {
		_, tag, tagged := strings.Cut(container.Image[strings.LastIndex(container.Image, "/")+1:], ":")
		if !tagged || tag == "latest" {
			t.Errorf("%s has no fixed tag", container.Image)
		}
		if !slices.Contains(application.Spec.AdditionalImages, container.Image) {
			t.Errorf("%s is not among additionalImages %v", container.Image, application.Spec.AdditionalImages)
		}
	}
}

func fullCronJob(t *testing.T) batchv1.CronJob {
	t.Helper()
	var job batchv1.CronJob
	text := rendered(t, releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, on)))["support-bundle-cron-job.yaml"]
	if err := yaml.UnmarshalStrict([]byte(text), &job); err != nil {
		t.Fatal(err)
	}
	return job
}

func TestHardensThePodAsRestrictedNamespacesDemand(t *testing.T) {
	job := fullCronJob(t)
	pod := job.Spec.JobTemplate.Spec.Template.Spec
	check := func(good bool, what string) {
		t.Helper()
		if !good {
			t.Error(what)
		}
	}
	for path, source := range sources(t) {
		for _, word := range []string{"runAsUser:", "runAsGroup:", "fsGroup:", ":latest", "LocalImageName"} {
			check(!strings.Contains(source, word), path+" contains "+word)
		}
	}
	check(pod.SecurityContext != nil && pod.SecurityContext.RunAsNonRoot != nil && *pod.SecurityContext.RunAsNonRoot, "pod may run as root")
	check(pod.SecurityContext.SeccompProfile != nil && pod.SecurityContext.SeccompProfile.Type == corev1.SeccompProfileTypeRuntimeDefault, "no seccomp profile")
	check(pod.ServiceAccountName != "" && pod.ServiceAccountName != "kotsadm" && pod.ServiceAccountName != "default", "no service account of its own")
	check(pod.RestartPolicy == corev1.RestartPolicyNever, "restart policy would collect again")
	for _, container := range pod.Containers {
		context := container.SecurityContext
		check(context != nil && context.AllowPrivilegeEscalation != nil && !*context.AllowPrivilegeEscalation, "privileges may grow")
		check(context.ReadOnlyRootFilesystem != nil && *context.ReadOnlyRootFilesystem, "root file system is writable")
		check(context.Capabilities != nil && slices.Equal(context.Capabilities.Drop, []corev1.Capability{"ALL"}), "capabilities are kept")
		for _, resource := range []corev1.ResourceName{corev1.ResourceCPU, corev1.ResourceMemory, corev1.ResourceEphemeralStorage} {
			request, requested := container.Resources.Requests[resource]
			limit, limited := container.Resources.Limits[resource]
			check(requested && limited && request.Cmp(limit) <= 0, "no request below a limit for "+string(resource))
		}
		storage := container.Resources.Limits[corev1.ResourceEphemeralStorage]
		for _, volume := range pod.Volumes {
			if volume.Secret != nil {
				check(volume.Name == "egress" && *volume.Secret.Optional, "another Secret is mounted: "+volume.Name)
				continue
			}
			check(volume.EmptyDir != nil && volume.EmptyDir.SizeLimit != nil, "volume "+volume.Name+" has no size limit")
			storage.Sub(*volume.EmptyDir.SizeLimit)
		}
		check(storage.Sign() >= 0, "the volumes together may outgrow the storage limit of the container")
	}
	for _, labels := range []map[string]string{job.Labels, job.Spec.JobTemplate.Labels, job.Spec.JobTemplate.Spec.Template.Labels} {
		check(labels["app.kubernetes.io/component"] == "support-bundle", "component label is missing")
	}
}

func TestAgreesOnDeadlinesAndLimitsWithTheProgram(t *testing.T) {
	job := fullCronJob(t)
	settings := settings(t, releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, on)))
	deadline, err := time.ParseDuration(settings["SUPPORT_BUNDLE_DEADLINE"])
	if err != nil {
		t.Fatal(err)
	}
	if active := time.Duration(*job.Spec.JobTemplate.Spec.ActiveDeadlineSeconds) * time.Second; deadline+time.Minute > active {
		t.Errorf("the program's deadline %s leaves no minute before the Job's %s", deadline, active)
	}
	if job.Spec.ConcurrencyPolicy != batchv1.ForbidConcurrent || job.Spec.TimeZone == nil || *job.Spec.JobTemplate.Spec.BackoffLimit != 0 {
		t.Error("runs may overlap, repeat or follow an unknown time zone")
	}
	source := sources(t)[filepath.Join(manifestsDir, "support-bundle-cron-job.yaml")]
	if !strings.Contains(source, `kots.io/creation-phase: "9999"`) {
		t.Error("the CronJob is not applied last")
	}
}

var variableName = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)

func TestGivesTheProgramStringsUnderUsableNames(t *testing.T) {
	text := rendered(t, releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, on)))
	var untyped struct {
		Data map[string]any `json:"data"`
	}
	if err := yaml.Unmarshal([]byte(text["support-bundle-settings.yaml"]), &untyped); err != nil {
		t.Fatal(err)
	}
	for name, value := range untyped.Data {
		if _, isString := value.(string); !isString || !variableName.MatchString(name) {
			t.Errorf("%s: %v cannot be an environment variable", name, value)
		}
	}
	for _, name := range []string{"SUPPORT_BUNDLE_CONSENT", "SUPPORT_BUNDLE_ENDPOINT", "SUPPORT_BUNDLE_APP", "SUPPORT_BUNDLE_VERSION_LABEL",
		"SUPPORT_BUNDLE_DEADLINE", "SUPPORT_BUNDLE_MAX_BYTES", "SUPPORT_BUNDLE_CLUSTER", "SUPPORT_BUNDLE_CA_FILE"} {
		if _, there := untyped.Data[name]; !there {
			t.Errorf("setting %s is missing", name)
		}
	}
}

//go:generate go run . --license testdata/license-full.yaml --config-values testdata/values-on.yaml --config ../../../replicated/kots-config.yaml --namespace my-app --version-label 1.0.0 --dir ../../../manifests --out ../../kustomize/base

func TestKeepsTheKustomizeBaseFresh(t *testing.T) {
	release := releaseWith(licenseFile(t, "testdata/license-full.yaml"), answers(t, on))
	release.Namespace, release.VersionLabel = "my-app", "1.0.0"
	want := rendered(t, release)
	entries, err := os.ReadDir(plainDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if _, expected := want[entry.Name()]; !expected && entry.Name() != "kustomization.yaml" {
			t.Errorf("%s is left over: delete it", entry.Name())
		}
	}
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(plainDir, name))
		if err != nil || string(got) != text {
			t.Errorf("%s is stale: run go generate (%v)", name, err)
		}
		if strings.Contains(text, "my-app-") || strings.Contains(text, "namespace: my-app") {
			t.Errorf("%s is tied to a namespace", name)
		}
	}
}
