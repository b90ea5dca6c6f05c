package io.cronsupportbundle.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.NeededRights;
import io.cronsupportbundle.job.NeededRights.Role;
import io.cronsupportbundle.job.PlannedRun;
import io.cronsupportbundle.job.RunReport;
import io.cronsupportbundle.job.SupportBundleJob;
import io.cronsupportbundle.plan.RoleRules.Rule;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rbac`: prints the rights that a specification needs, so that a customer grants these and no others.
@Command(name = "rbac", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false,
        description = {"Prints the smallest Role or ClusterRole with which nothing that specifications ask for is denied.",
            "What the roles do not grant is said in comments.", "", "Example:",
            "  cron-support-bundle rbac spec.yaml --within shop --service-account shop/cron-support-bundle | kubectl apply -f -"})
final class RbacCommand implements Callable<Integer> {
    private static final String API = "rbac.authorization.k8s.io";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));

    @Parameters(paramLabel = "SPEC", arity = "0..*", description = "secret/NAMESPACE/NAME[/KEY], configmap/..., a file, - or a URL. "
            + "Default: what --spec says")
    List<String> specs = new ArrayList<>();

    @Option(names = "--within", paramLabel = "NAMESPACE", description = "a Role of this namespace instead of a ClusterRole")
    @Nullable String within;

    @Option(names = "--custom-resource", paramLabel = "NAME", description = "a custom resource definition whose objects may be read: "
            + "certificates.cert-manager.io; may be given several times")
    List<String> customResources = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "cron-support-bundle", description = "name of the roles. "
            + "Default: cron-support-bundle")
    String name = "cron-support-bundle";

    @Option(names = "--service-account", paramLabel = "NAMESPACE/NAME", description = "also print bindings for this service account")
    @Nullable String serviceAccount;

    @Mixin
    @Inject
    SettingsOptions settings;

    @Inject
    ReadablePlan plans;

    @Inject
    Streams streams;

    @Override
    public Integer call() throws IOException, UsageException {
        JobConfig config = settings.config();
        if (serviceAccount != null && !serviceAccount.matches("[a-z0-9-]+/[a-z0-9.-]+")) {
            throw new UsageException(List.of(new Problem("rbac.service-account", "--service-account",
                    "\"" + serviceAccount + "\" is not NAMESPACE/NAME", "Write one: shop/cron-support-bundle")));
        }
        PlannedRun.Plan plan = plans.of(specs, config);
        print(NeededRights.of(plan, new NeededRights.Limits(Optional.ofNullable(within), customResources)));
        // Roles for a specification that no run takes would only look as if all were well.
        return SupportBundleJob.unusable(plan.read()).map(RunReport::exit).orElse(ExitCode.DONE).code();
    }

    private void print(NeededRights rights) throws IOException {
        rights.leftOut().forEach(what -> streams.out().println("# not granted: " + what));
        List<ObjectNode> documents = new ArrayList<>();
        for (Role role : rights.roles()) {
            documents.add(role(role));
            if (serviceAccount != null) {
                documents.add(binding(role, serviceAccount));
            }
        }
        boolean first = true;
        for (ObjectNode document : documents) {
            streams.out().print((first ? "" : "---\n") + YAML.writeValueAsString(document));
            first = false;
        }
    }

    private ObjectNode document(Role role, String suffix) {
        boolean all = role.namespace().isEmpty();
        ObjectNode document = YAML.createObjectNode().put("apiVersion", API + "/v1").put("kind", (all ? "ClusterRole" : "Role") + suffix);
        ObjectNode metadata = document.putObject("metadata").put("name", name);
        if (!all) {
            metadata.put("namespace", role.namespace());
        }
        return document;
    }

    private ObjectNode role(Role role) {
        ObjectNode document = document(role, "");
        for (Rule rule : role.rules()) {
            ObjectNode one = document.withArrayProperty("rules").addObject();
            one.putArray("apiGroups").add(rule.group());
            rule.resources().forEach(one.putArray("resources")::add);
            if (!rule.names().isEmpty()) {
                rule.names().forEach(one.putArray("resourceNames")::add);
            }
            rule.verbs().forEach(one.putArray("verbs")::add);
        }
        return document;
    }

    private ObjectNode binding(Role role, String account) {
        ObjectNode document = document(role, "Binding");
        document.putObject("roleRef").put("apiGroup", API).put("kind", role.namespace().isEmpty() ? "ClusterRole" : "Role").put("name", name);
        int slash = account.indexOf('/');
        document.putArray("subjects").addObject().put("kind", "ServiceAccount").put("namespace", account.substring(0, slash))
                .put("name", account.substring(slash + 1));
        return document;
    }
}
