package main

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

// Release is everything that a template can ask about: the licence, the answers, and facts of the installation.
type Release struct {
	License           License
	Options           Options
	Namespace         string
	VersionLabel      string
	ChannelName       string
	Sequence          int64
	Airgap            bool
	RegistryHost      string
	RegistryNamespace string
	HTTPProxy         string
	HTTPSProxy        string
	NoProxy           string
}

// passes are the two delimiter pairs in the order in which the admin console applies them: the second pass sees the
// output of the first.
var passes = [][2]string{{"{{repl", "}}"}, {"repl{{", "}}"}}

// maxNesting ends options whose defaults name each other.
const maxNesting = 8

// Render renders one text through both passes. Functions that the admin console does not have are an error.
func (release Release) Render(name, text string) (string, error) {
	return release.render(name, text, 0)
}

func (release Release) render(name, text string, nesting int) (string, error) {
	if nesting > maxNesting {
		return "", fmt.Errorf("%s: options refer to each other in a circle", name)
	}
	functions := release.functions(nesting)
	for _, pass := range passes {
		parsed, err := template.New(name).Delims(pass[0], pass[1]).Funcs(functions).Parse(text)
		if err != nil {
			return "", err
		}
		var out strings.Builder
		if err := parsed.Execute(&out, nil); err != nil {
			return "", err
		}
		text = out.String()
	}
	return text, nil
}

// functions is sprig without what reads the machine or changes at every call, plus the admin console's own.
func (release Release) functions(nesting int) template.FuncMap {
	functions := sprig.HermeticTxtFuncMap()
	option := func(name string) (string, error) {
		text, err := release.Options.Text(name)
		if err != nil || release.Options.Stored(name) {
			return text, err
		}
		return release.render("option "+name, text, nesting+1)
	}
	own := template.FuncMap{
		"LicenseFieldValue": release.License.Field,
		"ConfigOption":      option,
		"ConfigOptionData": func(name string) (string, error) {
			text, err := option(name)
			if err != nil {
				return "", err
			}
			data, err := base64.StdEncoding.DecodeString(text)
			if err != nil {
				return "", nil
			}
			return string(data), nil
		},
		"ConfigOptionEquals": func(name, value string) (bool, error) {
			text, err := option(name)
			return release.Options.Exists(name) && text == value, err
		},
		"ConfigOptionNotEquals": func(name, value string) (bool, error) {
			text, err := option(name)
			return release.Options.Exists(name) && text != value, err
		},
		"ParseBool": func(text string) bool {
			value, _ := strconv.ParseBool(text)
			return value
		},
		"ParseInt": func(text string) int64 {
			value, _ := strconv.ParseInt(text, 10, 64)
			return value
		},
		"Namespace":              func() string { return release.Namespace },
		"VersionLabel":           func() string { return release.VersionLabel },
		"ChannelName":            func() string { return release.ChannelName },
		"Sequence":               func() int64 { return release.Sequence },
		"IsAirgap":               func() bool { return release.Airgap },
		"HasLocalRegistry":       func() bool { return release.RegistryHost != "" },
		"LocalRegistryHost":      func() string { return release.RegistryHost },
		"LocalRegistryNamespace": func() string { return release.RegistryNamespace },
		"LocalRegistryAddress": func() string {
			return strings.TrimSuffix(release.RegistryHost+"/"+release.RegistryNamespace, "/")
		},
		"HTTPProxy":  func() string { return release.HTTPProxy },
		"HTTPSProxy": func() string { return release.HTTPSProxy },
		"NoProxy":    func() string { return release.NoProxy },
	}
	for name, function := range own {
		functions[name] = function
	}
	return functions
}
