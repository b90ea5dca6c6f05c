package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.spec.SpecSource.AtUrl;
import io.cronsupportbundle.spec.SpecSource.InCluster;
import io.cronsupportbundle.spec.SpecSource.InFile;
import io.cronsupportbundle.spec.SpecSource.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Fetches the texts that sources name, each within its limits of size and time.
public final class SpecLoader {
    /// A value with one of these lines is meant to be a specification, even if its YAML is broken: then the author wants to hear of it.
    private static final Pattern SPECIFICATION = Pattern.compile("(?m)apiVersion[\"']?:\\s*[\"']?troubleshoot\\.(?:sh|replicated\\.com)/");
    private static final String SPECIFICATION_KEY = "support-bundle-spec";

    /// The key under which a Secret or ConfigMap holds redactors.
    public static final String REDACTOR_KEY = "redactor-spec";

    private static final Set<String> SPECIFICATION_KEYS = Set.of(SPECIFICATION_KEY, REDACTOR_KEY);

    private final ObjectReader objects;
    private final InputStream standardInput;
    private final UrlFetcher urls;

    public SpecLoader(ObjectReader objects, InputStream standardInput, UrlFetcher urls) {
        this.objects = objects;
        this.standardInput = standardInput;
        this.urls = urls;
    }

    /// One text per value, file or answer. Redactors that are stored beside a specification come with it, whichever of both is named: nobody
    /// must lose them by naming a key.
    ///
    /// @throws SpecException when there is nothing to read at the source
    public List<SpecText> load(SpecSource source) throws SpecException {
        return switch (source) {
            case InCluster object -> object(object);
            case InFile file -> List.of(SpecText.decode(file.display(), file(file.path())));
            case StandardInput input -> List.of(SpecText.decode(input.display(), standardInput()));
            case AtUrl url -> List.of(SpecText.decode(url.display(), urls.fetch(url)));
        };
    }

    private List<SpecText> object(InCluster source) throws SpecException {
        Map<String, String> values = new TreeMap<>(objects.read(source.kind(), source.namespace(), source.name()));
        String keys = values.isEmpty() ? "it is empty" : "its keys are " + String.join(", ", values.keySet());
        if (!source.key().isEmpty()) {
            String value = values.get(source.key());
            if (value == null) {
                throw new SpecException(new Problem("spec.no-such-key", source.display(),
                        "The " + source.kind().display() + " has no key " + source.key() + "; " + keys, "Name one of its keys"));
            }
            SpecText named = new SpecText(source.display(), value);
            String redactors = source.key().equals(SPECIFICATION_KEY) ? values.get(REDACTOR_KEY) : null;
            if (redactors == null) {
                return List.of(named);
            }
            InCluster beside = new InCluster(source.kind(), source.namespace(), source.name(), REDACTOR_KEY);
            return List.of(named, new SpecText(beside.display(), redactors));
        }
        List<SpecText> texts = new ArrayList<>();
        values.forEach((key, value) -> {
            if (SPECIFICATION_KEYS.contains(key) || SPECIFICATION.matcher(value).find()) {
                texts.add(new SpecText(source.display() + "/" + key, value));
            }
        });
        if (texts.isEmpty()) {
            throw new SpecException(new Problem("spec.nothing", source.display(),
                    "No value of the " + source.kind().display() + " is a specification; " + keys,
                            "Store it under the key support-bundle-spec"));
        }
        return texts;
    }

    private static byte[] file(Path path) throws SpecException {
        try (InputStream bytes = Files.newInputStream(path)) {
            return bytes.readNBytes(SpecText.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new SpecException(new Problem("spec.unreadable", path.toString(), "The file cannot be read (" + e.getClass()
                    .getSimpleName() + ")",
                    "Check its permissions"), e);
        }
    }

    private byte[] standardInput() throws SpecException {
        try {
            return standardInput.readNBytes(SpecText.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new SpecException(new Problem("spec.unreadable", "standard input", "Standard input cannot be read",
                    "Give a file instead"), e);
        }
    }
}
