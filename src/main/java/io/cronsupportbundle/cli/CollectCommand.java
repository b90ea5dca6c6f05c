package io.cronsupportbundle.cli;

import io.micronaut.context.annotation.Prototype;
import picocli.CommandLine.Command;

/// `collect`: the job.
@Prototype
@Command(name = "collect", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Collects what the specification asks for, redacts and analyzes it, and delivers one archive.", "",
            "In a cluster it needs SUPPORT_BUNDLE_CONSENT=granted; without that it collects nothing and ends with 0.",
            "Outside of a cluster it leaves the archive in the current directory unless an endpoint and consent are given.", "",
            "Example:", "  cron-support-bundle collect --kubeconfig ~/.kube/config --spec spec.yaml --output bundle.tar.gz"})
final class CollectCommand extends Collecting {}
