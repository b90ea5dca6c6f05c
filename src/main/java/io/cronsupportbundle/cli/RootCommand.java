package io.cronsupportbundle.cli;

import io.micronaut.context.annotation.Prototype;
import picocli.CommandLine.Command;

/// The program without a command collects, which is what the CronJob does.
@Prototype
@Command(name = "cron-support-bundle", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = "Collects, redacts, analyzes and delivers support bundles of Kubernetes clusters. Without a command it collects.",
        synopsisHeading = "Usage: ", descriptionHeading = "%n", optionListHeading = "%nOptions of collect:%n", commandListHeading = "%nCommands:%n",
        subcommands = {CollectCommand.class, PlanCommand.class, RbacCommand.class, AnalyzeCommand.class, UploadCommand.class,
            ValidateCommand.class, ShowCommand.class, AuditCommand.class, RedactCommand.class, IntakeCommand.class},
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done; also when parts of the bundle are missing, and when nobody has opted in",
            "  1  a mistake of this program",
            "  2  the command line, the settings or the specification cannot be used",
            "  3  no bundle could be made; with --strict, also when parts are missing",
            "  4  the bundle was made and kept, and not uploaded or not written where it was wanted; also after SIGTERM;",
            "     intake check: something does not hold",
            "  5  the finished archive could not be checked",
            "  6  audit, or upload before it sends, has found a secret",
            "",
            "Each setting is also read from the environment: --key-template from SUPPORT_BUNDLE_KEY_TEMPLATE."})
final class RootCommand extends Collecting {}
