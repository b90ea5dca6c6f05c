package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiGroups;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.kubernetes.ListReader.Handler;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.spec.Fields;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/// How many objects of a kind the cluster has, or the run's own namespace where nobody may count more. They are listed with their metadata
/// only.
///
/// @param version empty for the version that the server prefers
/// @param namespace empty for all namespaces
record ObjectCount(String group, String version, String resource, String namespace, List<String> selector, String fieldSelector)
        implements CountSource {

    static ObjectCount read(Fields fields) {
        return new ObjectCount(fields.text("group", ""), fields.text("version", ""), fields.text("resource", ""), fields.text("namespace", ""),
                fields.selector("selector"), fields.text("fieldSelector", ""));
    }

    @Override
    public String definition() {
        return definition(group.isEmpty() ? "v1" : group + (version.isEmpty() ? "" : "/" + version), namespace);
    }

    private String definition(String apiVersion, String within) {
        String in = within.isEmpty() ? "" : " in namespace " + within;
        String with = selector.isEmpty() ? "" : " with labels " + String.join(",", selector);
        String where = fieldSelector.isEmpty() ? "" : " with fields " + fieldSelector;
        return "number of " + apiVersion + " " + resource + in + with + where;
    }

    @Override
    public String source() {
        return "kubernetes";
    }

    @Override
    public String request() {
        return "GET metadata: " + definition();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.list(group, resource, namespace));
    }

    @Override
    public String unit() {
        return resource;
    }

    @Override
    public Counted count(Collection run) throws IOException, InterruptedException {
        String apiVersion = group.isEmpty() ? "v1" : version.isEmpty() ? new ApiGroups(run.cluster()).preferred(group) : group + "/" + version;
        try {
            return count(run, apiVersion, namespace);
        } catch (ApiException e) {
            if (!e.denied() || !namespace.isEmpty()) {
                throw e;
            }
            return inOwnNamespace(run, apiVersion, e);
        }
    }

    /// What belongs to no namespace stays denied.
    private Counted inOwnNamespace(Collection run, String apiVersion, ApiException denied) throws IOException, InterruptedException {
        try {
            return count(run, apiVersion, run.cluster().ownNamespace());
        } catch (ApiException e) {
            throw denied;
        }
    }

    private Counted count(Collection run, String apiVersion, String within) throws IOException, InterruptedException {
        ApiRequest request = ApiRequest.of(ApiPaths.in(apiVersion, within, resource)).accepting(ApiRequest.METADATA_LIST)
                .with("labelSelector", String.join(",", selector)).with("fieldSelector", fieldSelector);
        long[] value = {0};
        run.lists().read(request, new Handler() {
            @Override
            public void begin() {
                value[0] = 0;
            }

            @Override
            public void item(ObjectNode item) {
                value[0]++;
            }
        });
        return new Counted(definition(apiVersion, within), BigDecimal.valueOf(value[0]));
    }
}
