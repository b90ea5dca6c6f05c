package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

// License answers LicenseFieldValue. A field that is missing is empty and never an error, as in the admin console.
type License struct {
	fields map[string]string
}

// LoadLicense reads a License file; an empty path stands for an installation without a licence.
func LoadLicense(path string) (License, error) {
	if path == "" {
		return License{}, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return License{}, err
	}
	license, err := ParseLicense(text)
	if err != nil {
		return License{}, fmt.Errorf("%s: %w", path, err)
	}
	return license, nil
}

// ParseLicense takes the built-in fields that templates may ask for and all entitlements.
func ParseLicense(text []byte) (License, error) {
	var document struct {
		APIVersion string `yaml:"apiVersion"`
		Kind       string
		Spec       struct {
			AppSlug      string `yaml:"appSlug"`
			ChannelName  string `yaml:"channelName"`
			CustomerName string `yaml:"customerName"`
			LicenseType  string `yaml:"licenseType"`
			Entitlements map[string]struct {
				Value any
			}
		}
	}
	if err := yaml.Unmarshal(text, &document); err != nil {
		return License{}, err
	}
	if document.APIVersion != "kots.io/v1beta1" && document.APIVersion != "kots.io/v1beta2" || document.Kind != "License" {
		return License{}, fmt.Errorf("is %s %s, not a kots.io License", document.APIVersion, document.Kind)
	}
	fields := map[string]string{}
	for name, entitlement := range document.Spec.Entitlements {
		value, err := scalar(entitlement.Value)
		if err != nil {
			return License{}, fmt.Errorf("entitlement %s: %w", name, err)
		}
		fields[name] = value
	}
	fields["appSlug"] = document.Spec.AppSlug
	fields["channelName"] = document.Spec.ChannelName
	fields["customerName"] = document.Spec.CustomerName
	fields["licenseType"] = document.Spec.LicenseType
	return License{fields: fields}, nil
}

// Field is the text of a field, empty when there is no such field or no licence.
func (license License) Field(name string) string {
	return license.fields[name]
}

// scalar gives text, whole numbers and booleans as the admin console prints them; it knows nothing else.
func scalar(value any) (string, error) {
	switch typed := value.(type) {
	case nil:
		return "", nil
	case string:
		return typed, nil
	case bool, int, int64, uint64:
		return fmt.Sprint(typed), nil
	default:
		return "", fmt.Errorf("value %v is neither text, whole number nor boolean", value)
	}
}
