package io.cronsupportbundle.spec;

import io.cronsupportbundle.spec.SpecProblem.Severity;
import io.cronsupportbundle.spec.YamlValue.Mapping;
import io.cronsupportbundle.spec.YamlValue.Text;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Takes specifications out of the manifest of a Secret or ConfigMap, which is how a chart ships them (collectors.md §2).
///
/// The texts inside count their lines from 1 again, since base64 has none; their source names the object and the key.
final class WrappedSpecs {
    private static final List<String> KEYS = List.of("support-bundle-spec", "redactor-spec");
    private static final List<String> KEYS_NOT_RUN = List.of("preflight.yaml", "preflight-spec");

    private final List<SpecProblem> problems;
    private final List<SpecText> texts = new ArrayList<>();

    WrappedSpecs(List<SpecProblem> problems) {
        this.problems = problems;
    }

    List<SpecText> read(Mapping object, String kind) {
        String name = object.members().get("metadata") instanceof Mapping metadata && metadata.members().get("name") instanceof Text text
                ? text.value() : "without a name";
        for (String part : List.of("data", "stringData")) {
            if (object.members().get(part) instanceof Mapping data) {
                String source = object.position().source() + ":" + object.position().line() + " " + kind + " " + name;
                read(data, source, kind.equals("Secret") && part.equals("data"));
            }
        }
        return texts;
    }

    private void read(Mapping data, String source, boolean encoded) {
        data.members().forEach((key, value) -> {
            if (KEYS_NOT_RUN.contains(key)) {
                problems.add(new SpecProblem(Severity.WARNING, "spec.kind-not-run", value.position(),
                        "Preflight checks (key " + key + ") are not run by this tool", "Nothing, if that is meant"));
            } else if (KEYS.contains(key)) {
                read(value, source + " key " + key, encoded);
            }
        });
    }

    private void read(YamlValue value, String source, boolean encoded) {
        if (!(value instanceof Text text)) {
            error(value.position(), "The value is not a text", "Write it as a block that starts with |");
            return;
        }
        try {
            texts.add(encoded ? SpecText.decode(source, Base64.getDecoder().decode(text.value().replaceAll("\\s", "")))
                    : new SpecText(source, text.value()));
        } catch (IllegalArgumentException e) {
            error(value.position(), "The value is not base64", "Encode it, or put it under stringData");
        } catch (SpecException e) {
            error(value.position(), e.problem().what(), e.problem().doThis());
        }
    }

    private void error(Position at, String what, String doThis) {
        problems.add(new SpecProblem(Severity.ERROR, "spec.bad-value", at, what, doThis));
    }
}
