// Command render shows what the admin console would apply from a release: it renders the manifests with a licence and the
// customer's answers, drops the objects whose kots.io/when or kots.io/exclude says so, and prints or writes the rest.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return
		}
		fmt.Fprintln(os.Stderr, "render:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("render", flag.ContinueOnError)
	license := flags.String("license", "", "License file; without it every licence field is empty")
	values := flags.String("config-values", "", "ConfigValues file; without it nothing was ever answered")
	config := flags.String("config", "", "Config file with the options and their defaults")
	dir := flags.String("dir", "manifests", "folder with the manifests")
	out := flags.String("out", "", "folder to write the objects to, one file per source file; without it they are printed")
	var release Release
	flags.StringVar(&release.Namespace, "namespace", "default", "namespace of the admin console")
	flags.StringVar(&release.VersionLabel, "version-label", "", "version label of the release")
	flags.StringVar(&release.ChannelName, "channel", "", "channel of the release")
	flags.Int64Var(&release.Sequence, "sequence", -1, "sequence of the release")
	flags.BoolVar(&release.Airgap, "airgap", false, "the installation has no way out")
	flags.StringVar(&release.RegistryHost, "registry-host", "", "host of the customer's own registry")
	flags.StringVar(&release.RegistryNamespace, "registry-namespace", "", "namespace in the customer's own registry")
	flags.StringVar(&release.HTTPProxy, "http-proxy", "", "HTTP_PROXY of the admin console")
	flags.StringVar(&release.HTTPSProxy, "https-proxy", "", "HTTPS_PROXY of the admin console")
	flags.StringVar(&release.NoProxy, "no-proxy", "", "NO_PROXY of the admin console")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	var err error
	if release.License, err = LoadLicense(*license); err != nil {
		return err
	}
	if release.Options, err = LoadOptions(*config, *values); err != nil {
		return err
	}
	files, err := RenderFolder(*dir, release)
	if err != nil {
		return err
	}
	for _, file := range files {
		if *out == "" {
			if _, err := fmt.Fprintf(stdout, "---\n# %s\n%s", file.Name, file.Text); err != nil {
				return err
			}
			continue
		}
		if err := os.MkdirAll(*out, 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*out, file.Name), []byte(file.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
