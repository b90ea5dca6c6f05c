package io.cronsupportbundle.cli;

import io.micronaut.context.annotation.Prototype;
import picocli.CommandLine.Command;

/// `intake`: what a vendor does who receives bundles.
@Prototype
@Command(name = "intake", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"For vendors who receive bundles.", "", "Example:",
            "  cron-support-bundle intake check https://s3.eu-central-1.amazonaws.com/bucket/incoming/CUSTOMER"},
        commandListHeading = "%nCommands:%n", subcommands = IntakeCheckCommand.class)
final class IntakeCommand {}
