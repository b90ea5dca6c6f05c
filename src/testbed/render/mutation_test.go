package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A mistake that somebody could make in a release, and the test that must not let it pass.
type mutation struct {
	file, old, new string
	noticedBy      string
}

var mutations = map[string]mutation{
	"the condition of one object is gone": {"manifests/support-bundle-egress.yaml", "    kots.io/when: ", "    example.com/when: ",
		"TestPutsTheSameConditionOnEveryObject"},
	"the condition of one object forgets the entitlement": {"manifests/support-bundle-role.yaml",
		` (LicenseFieldValue "cron_support_bundle_enabled" | ParseBool)`, "", "TestPutsTheSameConditionOnEveryObject"},
	"the option is on by default": {"replicated/kots-config.yaml", `default: "0"`, `default: "1"`, "TestKeepsBothOptionsOffByDefault"},
	"a user is fixed": {"manifests/support-bundle-cron-job.yaml", "            runAsNonRoot: true\n", "            runAsNonRoot: true\n            runAsUser: 1000\n",
		"TestHardensThePodAsRestrictedNamespacesDemand"},
	"the image is the latest": {"manifests/support-bundle-cron-job.yaml", "cron-support-bundle:0.1.0", "cron-support-bundle:latest",
		"TestListsEveryImageAsAdditionalImage"},
	"the image is not in the air gap bundle": {"replicated/kots-app.yaml", "    - cronsupportbundle/cron-support-bundle:0.1.0\n", "",
		"TestListsEveryImageAsAdditionalImage"},
	"the role has a rule too many": {"manifests/support-bundle-role.yaml", "rules:\n",
		"rules:\n  - apiGroups: [\"\"]\n    resources: [secrets]\n    verbs: [list]\n", "TestKeepsTheKustomizeBaseFresh"},
	"the role has a rule too few": {"manifests/support-bundle-role.yaml",
		"  - apiGroups: [batch]\n    resources: [cronjobs, jobs]\n    verbs: [list]\n", "", "TestKeepsTheKustomizeBaseFresh"},
	"a field of the CronJob is misspelt": {"manifests/support-bundle-cron-job.yaml", "  concurrencyPolicy:", "  concurencyPolicy:",
		"TestAgreesOnDeadlinesAndLimitsWithTheProgram"},
	"the spec for bundles by hand is another": {"replicated/kots-support-bundle.yaml", "    - clusterResources: {}\n", "",
		"TestCollectsByHandWhatIsCollectedOnSchedule"},
	"the policy of the bucket allows reading": {"src/intake/policy.json", `"s3:PutObject"`, `["s3:PutObject", "s3:GetObject"]`,
		"TestLetsAnybodyPutNewObjectsBelowOnePrefixAndNothingElse"},
	"Terraform goes its own way": {"src/intake/main.tf", `replace(file("${path.module}/policy.json"), "YOUR-BUCKET", var.bucket)`, `"{}"`,
		"TestTerraformPutsInPlaceWhatTheJsonFilesSay"},
}

// Runs the tests themselves on a copy of the release in which one thing is wrong. That a role grants exactly what `rbac` prints is
// ManifestRightsTest's business, which tries the same two mistakes; here only the copies of the role are compared.
func TestNoticesEachMistake(t *testing.T) {
	for name, mistake := range mutations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			copied := copyOfRelease(t)
			path := filepath.Join(copied, mistake.file)
			text, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(text), mistake.old) {
				t.Fatalf("%s has no %q (%v)", mistake.file, mistake.old, err)
			}
			write(t, path, strings.Replace(string(text), mistake.old, mistake.new, 1))
			mustFail(t, copied, mistake.noticedBy)
		})
	}
	t.Run("a base name is used twice", func(t *testing.T) {
		t.Parallel()
		copied := copyOfRelease(t)
		text, err := os.ReadFile(filepath.Join(copied, "manifests/support-bundle-secret.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(copied, "replicated/support-bundle-secret.yaml"), string(text))
		mustFail(t, copied, "TestKeepsOneObjectPerFileUnderNamesThatAreUnique")
	})
	fmt.Printf("mutations: %d\n", len(mutations)+1)
}

// Otherwise a test that fails for another reason would look as if it had noticed something.
func TestFindsNothingWrongWithACopy(t *testing.T) {
	names := map[string]bool{"TestKeepsOneObjectPerFileUnderNamesThatAreUnique": true}
	for _, mistake := range mutations {
		names[mistake.noticedBy] = true
	}
	copied := copyOfRelease(t)
	for name := range names {
		if out, err := runIn(copied, name); err != nil {
			t.Errorf("%s fails on an unchanged copy: %v\n%s", name, err, out)
		}
	}
}

func mustFail(t *testing.T, copied, name string) {
	t.Helper()
	out, err := runIn(copied, name)
	if err == nil || !strings.Contains(string(out), "--- FAIL: "+name) {
		t.Errorf("%s does not notice it: %v\n%s", name, err, out)
	}
}

// runIn runs one test of this very program; its paths are relative, so it sees the copy.
func runIn(copied, name string) ([]byte, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	command := exec.Command(self, "-test.run", "^"+name+"$", "-test.v")
	command.Dir = filepath.Join(copied, "src/testbed/render")
	out, err := command.CombinedOutput()
	if err == nil && !strings.Contains(string(out), "--- PASS: "+name) {
		return out, fmt.Errorf("there is no test %s", name)
	}
	return out, err
}

func copyOfRelease(t *testing.T) string {
	t.Helper()
	copied := t.TempDir()
	for _, dir := range []string{"manifests", "replicated", "src/chart", "src/kustomize", "src/intake", "src/docs", "src/testbed/render/testdata"} {
		if err := os.CopyFS(filepath.Join(copied, dir), os.DirFS(filepath.Join("../../..", dir))); err != nil {
			t.Fatal(err)
		}
	}
	return copied
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
