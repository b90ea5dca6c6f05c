package io.cronsupportbundle.collect.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.cronsupportbundle.collect.Collection;
import io.cronsupportbundle.kubernetes.ApiException;
import io.cronsupportbundle.kubernetes.ApiPaths;
import io.cronsupportbundle.kubernetes.ApiRequest;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.spec.Fields;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A text that stands in a specification, or that a key of a Secret or ConfigMap holds, so that no specification has to hold a password. The
/// second form is that of `troubleshoot.sh/v1beta3`, for databases; here it is read whatever the version says.
sealed interface TextSource {

    /// What the run will use.
    String resolve(Collection run) throws IOException, InterruptedException;

    List<Permission> permissions();

    /// Whether nothing at all is said.
    boolean isEmpty();

    /// The text itself, which may hold a password.
    record Literal(String text) implements TextSource {
        @Override
        public String resolve(Collection run) {
            return text;
        }

        @Override
        public List<Permission> permissions() {
            return List.of();
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public String toString() {
            return "a text";
        }
    }

    /// One key of one object.
    ///
    /// @param resource `secrets` or `configmaps`
    /// @param namespace empty for the run's own
    /// @param optional whether an object or key that does not exist stands for an empty text
    record Stored(String resource, String namespace, String name, String key, boolean optional) implements TextSource {
        @Override
        public String resolve(Collection run) throws IOException, InterruptedException {
            String within = namespace.isEmpty() ? run.cluster().ownNamespace() : namespace;
            JsonNode value;
            try {
                value = run.cluster().object(ApiRequest.of(ApiPaths.object("v1", within, resource, name))).path("data").path(key);
            } catch (ApiException e) {
                if (optional && e.status() == 404) {
                    return "";
                }
                throw e;
            }
            if (value.isMissingNode() && !optional) {
                throw new IOException("there is no key " + key + " in " + resource + " " + within + "/" + name);
            }
            return resource.equals("secrets") ? SecretText.decode(value.asText()) : value.asText();
        }

        @Override
        public List<Permission> permissions() {
            return List.of(Permission.get("", resource, namespace, name));
        }

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public String toString() {
            return "key " + key + " of " + resource + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
        }
    }

    /// Reads a field that has one of both forms: a text, or a mapping with `value` or `valueFrom`.
    static TextSource read(Fields fields, String name) {
        if (!(fields.raw(name).orElse(null) instanceof Mapping)) {
            return new Literal(fields.text(name, ""));
        }
        Fields forms = fields.object(name).orElseThrow();
        Optional<String> value = forms.text("value");
        Optional<TextSource> from = forms.object("valueFrom").flatMap(TextSource::from);
        if (value.isEmpty() && from.isEmpty()) {
            fields.problem(name, "spec.missing-field", name + " refers to no key", "Add valueFrom: with secretKeyRef or configMapKeyRef, and below it "
                    + "name and key");
        }
        forms.finish();
        return value.<TextSource>map(Literal::new).or(() -> from).orElse(new Literal(""));
    }

    private static Optional<TextSource> from(Fields fields) {
        Optional<TextSource> secret = fields.object("secretKeyRef").flatMap(key -> key(key, "secrets"));
        Optional<TextSource> configMap = fields.object("configMapKeyRef").flatMap(key -> key(key, "configmaps"));
        fields.finish();
        return secret.or(() -> configMap);
    }

    private static Optional<TextSource> key(Fields fields, String resource) {
        String name = fields.text("name", "");
        String key = fields.text("key", "");
        TextSource read = new Stored(resource, fields.text("namespace", ""), name, key, fields.bool("optional", false));
        fields.finish();
        return name.isEmpty() || key.isEmpty() ? Optional.empty() : Optional.of(read);
    }
}
