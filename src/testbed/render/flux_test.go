package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"sigs.k8s.io/yaml"
)

// The definition of Flux 2.7, of which only the file with the schema is used.
const fluxModule = "github.com/fluxcd/kustomize-controller@v1.7.3"

func TestSyncIsAKustomizationThatFluxAccepts(t *testing.T) {
	definition := fluxSchema(t)
	source, err := os.ReadFile(filepath.Join(kustomizeDir, "flux/support-bundles/sync.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if problems := objections(t, definition, string(source)); len(problems) > 0 {
		t.Errorf("sync.yaml: %v", problems)
	}
	for old, mistake := range map[string]string{
		"  interval: 10m0s\n": "", "  prune: true": "  prune: sometimes", "    provider: sops": "    provider: rot13",
		"  dependsOn:": "  dependOn:", "    kind: GitRepository": "    kind: Git",
	} {
		if !strings.Contains(string(source), old) {
			t.Errorf("sync.yaml has no %q", old)
		}
		if problems := objections(t, definition, strings.Replace(string(source), old, mistake, 1)); len(problems) == 0 {
			t.Errorf("nobody objects to %q instead of %q", mistake, old)
		}
	}
}

// A Kustomization that waits for its application, prunes and decrypts: each is easily lost in an edit.
func TestSyncWaitsPrunesAndDecrypts(t *testing.T) {
	source, err := os.ReadFile(filepath.Join(kustomizeDir, "flux/support-bundles/sync.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var sync struct {
		Spec struct {
			Prune, Wait bool
			Path        string
			DependsOn   []struct{ Name string }
			Decryption  struct {
				Provider  string
				SecretRef struct{ Name string }
			}
		}
	}
	if err := yaml.Unmarshal(source, &sync); err != nil {
		t.Fatal(err)
	}
	if !sync.Spec.Prune || !sync.Spec.Wait || len(sync.Spec.DependsOn) == 0 || sync.Spec.Decryption.Provider != "sops" || sync.Spec.Decryption.SecretRef.Name == "" {
		t.Errorf("%+v", sync.Spec)
	}
	if _, err := os.Stat(filepath.Join("../../..", sync.Spec.Path, "kustomization.yaml")); err != nil {
		t.Error(err)
	}
}

func fluxSchema(t *testing.T) *apiextensions.JSONSchemaProps {
	t.Helper()
	command := exec.Command("go", "mod", "download", "-json", fluxModule)
	// Outside of this module, so that its own requirements stay out of it.
	command.Dir = t.TempDir()
	answer, err := command.Output()
	if err != nil {
		t.Fatalf("cannot fetch %s: %v\n%s", fluxModule, err, answer)
	}
	var module struct{ Dir string }
	if err := json.Unmarshal(answer, &module); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(module.Dir, "config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var definition apiextensionsv1.CustomResourceDefinition
	if err := yaml.Unmarshal(text, &definition); err != nil {
		t.Fatal(err)
	}
	for _, version := range definition.Spec.Versions {
		if version.Name == "v1" {
			var props apiextensions.JSONSchemaProps
			if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &props, nil); err != nil {
				t.Fatal(err)
			}
			return &props
		}
	}
	t.Fatal("there is no version v1")
	return nil
}

// objections are those of an API server that validates fields strictly: what the schema forbids, and what it does not know.
func objections(t *testing.T, props *apiextensions.JSONSchemaProps, text string) []string {
	t.Helper()
	var object map[string]any
	if err := yaml.Unmarshal([]byte(text), &object); err != nil {
		t.Fatal(err)
	}
	validator, _, err := validation.NewSchemaValidator(props)
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	for _, problem := range validation.ValidateCustomResource(nil, object, validator) {
		problems = append(problems, problem.Error())
	}
	structural, err := schema.NewStructural(props)
	if err != nil {
		t.Fatal(err)
	}
	unknown := pruning.PruneWithOptions(object, structural, true, schema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true})
	return append(problems, unknown...)
}
