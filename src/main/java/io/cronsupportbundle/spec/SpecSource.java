package io.cronsupportbundle.spec;

import io.cronsupportbundle.bundle.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a specification is, as a person or the CronJob says it (analyzers-and-redaction.md §5.1).
public sealed interface SpecSource {

    /// What messages call it. Holds no password, since it is logged.
    String display();

    /// `secret/NAMESPACE/NAME[/KEY]` or `configmap/…`.
    ///
    /// @param key empty for all values that are specifications
    record InCluster(ObjectKind kind, String namespace, String name, String key) implements SpecSource {
        @Override
        public String display() {
            return kind.prefix() + "/" + namespace + "/" + name + (key.isEmpty() ? "" : "/" + key);
        }
    }

    /// A file; a mounted Secret is one.
    record InFile(Path path) implements SpecSource {
        @Override
        public String display() {
            return path.toString();
        }
    }

    /// `-`
    record StandardInput() implements SpecSource {
        @Override
        public String display() {
            return "standard input";
        }
    }

    /// `http://` or `https://`.
    record AtUrl(URI address) implements SpecSource {
        /// Without user info and query, either of which may hold a password or a signature.
        @Override
        public String display() {
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            return address.getScheme() + "://" + address.getHost() + port + (address.getRawPath() == null ? "" : address.getRawPath());
        }

        @Override
        public String toString() {
            return display();
        }
    }

    /// Reads a command line argument or setting.
    ///
    /// @throws SpecException when it names nothing that can be read, with the remedy
    static SpecSource parse(String argument) throws SpecException {
        for (ObjectKind kind : ObjectKind.values()) {
            if (argument.startsWith(kind.prefix() + "/")) {
                return object(kind, argument);
            }
        }
        if (argument.equals("-")) {
            return new StandardInput();
        }
        int scheme = argument.indexOf("://");
        return scheme > 0 ? url(argument, argument.substring(0, scheme).toLowerCase(Locale.ROOT)) : file(argument);
    }

    private static SpecSource object(ObjectKind kind, String argument) throws SpecException {
        List<String> parts = List.of(argument.split("/", -1));
        if (parts.size() < 3 || parts.size() > 4 || parts.stream().anyMatch(String::isEmpty)) {
            throw refused("spec.bad-source", argument, "This does not name a " + kind.display(), "Write " + kind.prefix()
                    + "/NAMESPACE/NAME or "
                    + kind.prefix() + "/NAMESPACE/NAME/KEY, or ./" + kind.prefix() + "/… for a file");
        }
        Pattern name = Pattern.compile("[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?");
        if (!name.matcher(parts.get(1)).matches() || !name.matcher(parts.get(2)).matches()) {
            throw refused("spec.bad-source", argument, "No namespace or " + kind.display() + " can have this name",
                    "Use lower-case letters, digits, - and . in names");
        }
        return new InCluster(kind, parts.get(1), parts.get(2), parts.size() == 4 ? parts.get(3) : "");
    }

    private static SpecSource url(String argument, String scheme) throws SpecException {
        if (scheme.equals("oci")) {
            throw refused("spec.unsupported-source", "oci://…", "OCI artefacts are not read", "Pull the artefact and give the file");
        }
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("spec.unsupported-source", scheme + "://…", "The scheme " + scheme + " is not known",
                    "Use http, https, or a file");
        }
        try {
            URI address = new URI(argument);
            if (address.getHost() == null) {
                throw refused("spec.bad-source", scheme + "://…", "The address names no host", "Write " + scheme + "://HOST/PATH");
            }
            return new AtUrl(address);
        } catch (URISyntaxException e) {
            // Its message holds the whole address, and the address may hold a password.
            throw refused("spec.bad-source", scheme + "://…", "The address is not a valid URL", "Write special characters as %XX");
        }
    }

    private static SpecSource file(String argument) throws SpecException {
        try {
            Path path = Path.of(argument);
            if (argument.isEmpty() || !Files.exists(path)) {
                throw refused("spec.no-such-file", argument, "There is no such file",
                        "Give an existing file, secret/NAMESPACE/NAME, configmap/NAMESPACE/NAME, an http(s) address, or - for standard input");
            }
            if (Files.isDirectory(path)) {
                throw refused("spec.directory", argument, "This is a directory", "Give the file in it");
            }
            return new InFile(path);
        } catch (InvalidPathException e) {
            throw refused("spec.no-such-file", "file", "The name of the file is not valid", "Give an existing file");
        }
    }

    private static SpecException refused(String code, String where, String what, String doThis) {
        return new SpecException(new Problem(code, where, what, doThis));
    }
}
