package io.cronsupportbundle.redact;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// An entry that has passed the redactor. Only this package can make one, and archives accept nothing else: that is how no other byte
/// gets into a bundle.
public final class RedactedEntry {
    private final BundlePath path;
    private final Path file;
    private final long length;
    private final String sha256;
    private final Outcome outcome;
    private final String cause;
    private final Map<String, RuleUse> ruleUses;

    RedactedEntry(BundlePath path, Path file, long length, String sha256, Outcome outcome, String cause, Map<String, RuleUse> ruleUses) {
        this.path = path;
        this.file = file;
        this.length = length;
        this.sha256 = sha256;
        this.outcome = outcome;
        this.cause = cause;
        this.ruleUses = Collections.unmodifiableMap(new TreeMap<>(ruleUses));
    }

    public BundlePath path() {
        return path;
    }

    public long length() {
        return length;
    }

    /// Lower-case hexadecimal, of the bytes as they are in the bundle.
    public String sha256() {
        return sha256;
    }

    public Outcome outcome() {
        return outcome;
    }

    /// One line that says why the outcome is not `collected`, redacted; empty otherwise.
    public String cause() {
        return cause;
    }

    /// How often each rule masked something.
    public Map<String, Integer> redactions() {
        Map<String, Integer> matches = new TreeMap<>();
        ruleUses.forEach((rule, use) -> matches.put(rule, use.matches()));
        return matches;
    }

    /// What each rule did, by the names of rules.
    public Map<String, RuleUse> ruleUses() {
        return ruleUses;
    }

    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
