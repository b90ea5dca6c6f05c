package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// File is what is left of one source file.
type File struct {
	Name string
	Text string
}

// bookkeeping is the prefix of the annotations that speak to the admin console and not to the cluster.
const bookkeeping = "kots.io/"

// neverApplied are the API groups that the admin console keeps for itself.
var neverApplied = []string{
	"kots.io/v1beta1", "kots.io/v1beta2", "troubleshoot.sh/v1beta2", "app.k8s.io/v1beta1", "embeddedcluster.replicated.com/v1beta1",
}

// RenderFolder renders every YAML file of a folder, in the order of the names; a file of which nothing is left is missing
// from the result. What the admin console would skip with a hint (broken YAML, no kind) is an error here.
func RenderFolder(dir string, release Release) ([]File, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no YAML file in %s", dir)
	}
	var files []File
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		text, err := RenderManifest(filepath.Base(path), string(source), release)
		if err != nil {
			return nil, err
		}
		if text != "" {
			files = append(files, File{Name: filepath.Base(path), Text: text})
		}
	}
	return files, nil
}

// RenderManifest renders one file and keeps the documents that are wanted, without their bookkeeping.
func RenderManifest(name, source string, release Release) (string, error) {
	var kept []string
	for _, part := range split(source) {
		rendered, err := release.Render(name, part)
		if err != nil {
			return "", err
		}
		document, err := parse(rendered)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if document == nil || ownKind(document) {
			continue
		}
		apply, err := wanted(document)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if !apply {
			continue
		}
		dropBookkeeping(document)
		text, err := encode(document)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		kept = append(kept, text)
	}
	return strings.Join(kept, "---\n"), nil
}

func split(source string) []string {
	return strings.Split(strings.ReplaceAll(source, "\r\n", "\n"), "\n---\n")
}

// parse gives the mapping at the top of a document, or nothing when the document is empty.
func parse(text string) (*yaml.Node, error) {
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		return nil, fmt.Errorf("%w in\n%s", err, text)
	}
	if len(document.Content) == 0 {
		return nil, nil
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode || get(top, "apiVersion") == nil || get(top, "kind") == nil {
		return nil, errors.New("a document without apiVersion or kind")
	}
	return top, nil
}

func ownKind(document *yaml.Node) bool {
	for _, group := range neverApplied {
		if get(document, "apiVersion").Value == group {
			return true
		}
	}
	return false
}

// wanted asks kots.io/exclude and, only in its absence, kots.io/when. A value that is not a boolean stops everything, as
// it would stop the customer's upgrade.
func wanted(document *yaml.Node) (bool, error) {
	annotations := get(get(document, "metadata"), "annotations")
	if exclude := get(annotations, bookkeeping+"exclude"); exclude != nil {
		value, err := boolean(bookkeeping+"exclude", exclude)
		return !value, err
	}
	if when := get(annotations, bookkeeping+"when"); when != nil {
		return boolean(bookkeeping+"when", when)
	}
	return true, nil
}

func boolean(key string, node *yaml.Node) (bool, error) {
	value, err := strconv.ParseBool(node.Value)
	if err != nil || node.Kind != yaml.ScalarNode {
		return false, fmt.Errorf("%s is %q, not a boolean", key, node.Value)
	}
	return value, nil
}

func dropBookkeeping(document *yaml.Node) {
	metadata := get(document, "metadata")
	annotations := get(metadata, "annotations")
	if annotations == nil {
		return
	}
	removeKeys(annotations, func(key string) bool { return strings.HasPrefix(key, bookkeeping) })
	if len(annotations.Content) == 0 {
		removeKeys(metadata, func(key string) bool { return key == "annotations" })
	}
}

// get is the value of a key in a mapping, nil when there is none.
func get(mapping *yaml.Node, key string) *yaml.Node {
	if mapping == nil {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func removeKeys(mapping *yaml.Node, unwanted func(key string) bool) {
	var kept []*yaml.Node
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if !unwanted(mapping.Content[i].Value) {
			kept = append(kept, mapping.Content[i], mapping.Content[i+1])
		}
	}
	mapping.Content = kept
}

// encode keeps order and comments, so that a rendered example can be read like its source.
func encode(document *yaml.Node) (string, error) {
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(document); err != nil {
		return "", err
	}
	if err := encoder.Close(); err != nil {
		return "", err
	}
	return out.String(), nil
}
