package main

import (
	"fmt"
	"os"

	"gopkg.in/yaml.v3"
)

// Options answers the ConfigOption family: the customer's stored value, else the item's value, else its default.
type Options struct {
	items  map[string]Item
	stored map[string]string
}

// Item is one option of the Config screen.
type Item struct {
	Name    string
	Type    string
	Default any
	Value   any
}

// LoadOptions reads the Config and, if there is one, the ConfigValues file; both paths may be empty.
func LoadOptions(configPath, valuesPath string) (Options, error) {
	config, err := readIfNamed(configPath)
	if err != nil {
		return Options{}, err
	}
	values, err := readIfNamed(valuesPath)
	if err != nil {
		return Options{}, err
	}
	return ParseOptions(config, values)
}

func readIfNamed(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	return os.ReadFile(path)
}

// ParseOptions takes the two documents as text; an empty text stands for an absent file.
func ParseOptions(config, values []byte) (Options, error) {
	var screen struct {
		Spec struct {
			Groups []struct {
				Items []Item
			}
		}
	}
	if err := yaml.Unmarshal(config, &screen); err != nil {
		return Options{}, fmt.Errorf("config: %w", err)
	}
	options := Options{items: map[string]Item{}, stored: map[string]string{}}
	for _, group := range screen.Spec.Groups {
		for _, item := range group.Items {
			if _, twice := options.items[item.Name]; twice {
				return Options{}, fmt.Errorf("config: item %s stands there twice", item.Name)
			}
			options.items[item.Name] = item
		}
	}
	var answers struct {
		Spec struct {
			Values map[string]struct {
				Value any
			}
		}
	}
	if err := yaml.Unmarshal(values, &answers); err != nil {
		return Options{}, fmt.Errorf("config values: %w", err)
	}
	for name, answer := range answers.Spec.Values {
		text, err := optionText(options.items[name], answer.Value)
		if err != nil {
			return Options{}, fmt.Errorf("config values: %s: %w", name, err)
		}
		options.stored[name] = text
	}
	return options, nil
}

// Exists says whether the Config screen has the item: an item that was removed or renamed equals nothing.
func (options Options) Exists(name string) bool {
	_, exists := options.items[name]
	return exists
}

// Text is the current text of an item, before the templates in its value or default are rendered.
func (options Options) Text(name string) (string, error) {
	item, exists := options.items[name]
	if !exists {
		return "", nil
	}
	if stored := options.stored[name]; stored != "" {
		return stored, nil
	}
	for _, value := range []any{item.Value, item.Default} {
		text, err := optionText(item, value)
		if err != nil || text != "" {
			return text, err
		}
	}
	return "", nil
}

// Stored says whether the customer's own answer is in force: it is text and never rendered as a template.
func (options Options) Stored(name string) bool {
	return options.Exists(name) && options.stored[name] != ""
}

// optionText turns a YAML boolean of a bool item into the "1" or "0" that the admin console stores.
func optionText(item Item, value any) (string, error) {
	if on, isBool := value.(bool); isBool && item.Type == "bool" {
		if on {
			return "1", nil
		}
		return "0", nil
	}
	return scalar(value)
}
