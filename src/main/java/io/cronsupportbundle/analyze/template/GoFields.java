package io.cronsupportbundle.analyze.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds fields of Kubernetes objects by the names that they have in Go, and knows what a field is when the JSON leaves it out, because
/// there it is the zero value of its type: an empty text, 0, false, `[]`, `map[]` or a nil pointer.
///
/// A field that neither the object has nor the table below knows is a mistake in the template. Names are those of Kubernetes' API types
/// for pods, events and the parts of them (k8s.io/api, core/v1); where one name has several types, the commonest is taken.
final class GoFields {

    private static final String TEXTS = """
            Name GenerateName Namespace SelfLink UID ResourceVersion NodeName ServiceAccountName DeprecatedServiceAccount Hostname Subdomain
            SchedulerName PriorityClassName RestartPolicy DNSPolicy Phase Message Reason NominatedNodeName HostIP PodIP QOSClass Image
            ImageID ContainerID WorkingDir TerminationMessagePath TerminationMessagePolicy ImagePullPolicy Type Status Kind APIVersion
            FieldPath Source Action ReportingController ReportingInstance Host Component Value Key Effect Operator TopologyKey MountPath SubPath
            SubPathExpr Protocol Path Scheme IP""";

    private static final String NUMBERS = """
            RestartCount ExitCode Signal Count Generation ObservedGeneration ContainerPort HostPort PeriodSeconds TimeoutSeconds
            SuccessThreshold FailureThreshold InitialDelaySeconds""";

    private static final String FLAGS = "HostNetwork HostPID HostIPC Ready Stdin StdinOnce TTY ReadOnly";

    private static final String LISTS = """
            OwnerReferences Finalizers ManagedFields Volumes InitContainers Containers EphemeralContainers ImagePullSecrets Tolerations
            HostAliases ReadinessGates TopologySpreadConstraints SchedulingGates ResourceClaims Conditions HostIPs PodIPs
            InitContainerStatuses ContainerStatuses EphemeralContainerStatuses ResourceClaimStatuses Command Args Ports EnvFrom Env
            ResizePolicy VolumeMounts VolumeDevices Claims AllocatedResourcesStatus""";

    private static final String MAPS = "Labels Annotations NodeSelector Overhead Limits Requests AllocatedResources MatchLabels";

    private static final String OBJECTS = "ObjectMeta ListMeta Spec State LastState LastTerminationState Resources InvolvedObject";

    private static final String POINTERS = """
            DeletionTimestamp DeletionGracePeriodSeconds TerminationGracePeriodSeconds ActiveDeadlineSeconds AutomountServiceAccountToken
            ShareProcessNamespace SecurityContext Affinity Priority DNSConfig ReadinessProbe LivenessProbe StartupProbe Lifecycle
            RuntimeClassName EnableServiceLinks PreemptionPolicy SetHostnameAsFQDN OS HostUsers StartTime Started Waiting Running Terminated
            Series Related User Controller BlockOwnerDeletion ValueFrom""";

    private static final String TIMES =
            "CreationTimestamp LastProbeTime LastTransitionTime StartedAt FinishedAt FirstTimestamp LastTimestamp EventTime";

    private static final Set<String> TIME_NAMES = Set.of((TIMES + " DeletionTimestamp StartTime").split(" "));
    private static final Set<String> MAP_NAMES = Set.of(MAPS.split(" "));
    private static final Map<String, JsonNode> ZERO = zeros();
    private static final Map<String, String> IRREGULAR = Map.of(
            "ObjectMeta", "metadata", "ListMeta", "metadata", "LastTerminationState", "lastState",
            "DeprecatedServiceAccount", "serviceAccount");

    private static final Pattern RFC3339 = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)Z");

    private GoFields() {}

    /// What Go holds as a map: its members go by their own names, and one that is not there has no value.
    @SuppressWarnings("unchecked") // Jackson's own narrowing of deepCopy.
    static final class GoMap extends ObjectNode {
        private static final long serialVersionUID = 1L;

        GoMap(ObjectNode members) {
            super(JsonNodeFactory.instance);
            setAll(members);
        }
    }

    static JsonNode get(JsonNode value, String name) throws TemplateException {
        if (value.isMissingNode() || value.isNull() || value instanceof GoMap) {
            return value.path(name);
        }
        if (!value.isObject()) {
            String what = value.isPojo() ? "nil pointer" : GoValues.kind(value);
            throw new TemplateException("template: a " + what + " has no field " + name);
        }
        if (name.equals("TypeMeta")) {
            return value;
        }
        String key = json(name);
        // The members of the metadata are members of the object itself.
        for (JsonNode holder : List.of(value, value.path("metadata"))) {
            JsonNode member = holder.path(key);
            if (Character.isUpperCase(name.charAt(0)) && !member.isMissingNode() && !member.isNull()) {
                return typed(name, member);
            }
        }
        JsonNode zero = ZERO.get(name);
        if (zero == null) {
            throw new TemplateException("template: there is no field " + name);
        }
        return zero;
    }

    private static JsonNode typed(String name, JsonNode member) {
        if (MAP_NAMES.contains(name) && member instanceof ObjectNode map) {
            return new GoMap(map);
        }
        return TIME_NAMES.contains(name) && member.isTextual()
                ? new TextNode(RFC3339.matcher(member.textValue()).replaceFirst("$1 $2 +0000 UTC"))
                : member;
    }

    /// A Go name is the JSON name with the first word in capitals: `PodIP` for `podIP`, `UID` for `uid`, `QOSClass` for `qosClass`.
    private static String json(String name) {
        String irregular = IRREGULAR.get(name);
        if (irregular != null) {
            return irregular;
        }
        int capitals = 0;
        while (capitals < name.length() && Character.isUpperCase(name.charAt(capitals))) {
            capitals++;
        }
        int first = capitals <= 1 || capitals == name.length() ? capitals : capitals - 1;
        return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first);
    }

    private static Map<String, JsonNode> zeros() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Map<String, JsonNode> zeros = new HashMap<>();
        put(zeros, TEXTS, new TextNode(""));
        put(zeros, NUMBERS, new LongNode(0));
        put(zeros, FLAGS, BooleanNode.FALSE);
        put(zeros, LISTS, nodes.arrayNode());
        put(zeros, MAPS, new GoMap(nodes.objectNode()));
        put(zeros, OBJECTS, nodes.objectNode());
        put(zeros, POINTERS, GoValues.NIL);
        put(zeros, TIMES, new TextNode("0001-01-01 00:00:00 +0000 UTC"));
        return Map.copyOf(zeros);
    }

    private static void put(Map<String, JsonNode> zeros, String names, JsonNode zero) {
        for (String name : names.split("\\s+", -1)) {
            zeros.put(name, zero);
        }
    }
}
