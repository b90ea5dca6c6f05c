package io.cronsupportbundle.job;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.JsonEntry;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.redact.RuleUse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Writes `redactions.json`: what each rule masked in each file, as numbers. A security officer reads it before a bundle leaves; it holds no
/// value, and nothing that a value could be told from but its length in a sum.
final class RedactionsWriter {
    static final BundlePath PATH = BundlePath.of("redactions.json");

    /// Of the file; readers refuse what they do not know.
    private static final int FORMAT = 1;

    private RedactionsWriter() {}

    static void write(RedactedBundle bundle, JsonEntry entry) throws IOException {
        Map<String, RuleUse> rules = new TreeMap<>();
        Map<String, Map<String, RuleUse>> files = new TreeMap<>();
        for (RedactedEntry one : bundle.entries().values()) {
            one.ruleUses().forEach((rule, use) -> rules.merge(rule, use, RuleUse::plus));
            if (!one.ruleUses().isEmpty()) {
                files.put(one.path().value(), one.ruleUses());
            }
        }
        entry.startObject();
        entry.member("format", FORMAT);
        entry.name("byRule");
        uses(rules, entry);
        // A list, because a path can look like the name of a secret, and what stands beside such a name is masked.
        entry.name("byFile");
        entry.startArray();
        for (Map.Entry<String, Map<String, RuleUse>> file : files.entrySet()) {
            entry.startObject();
            entry.member("path", file.getKey());
            entry.name("rules");
            uses(file.getValue(), entry);
            entry.endObject();
        }
        entry.endArray();
        entry.endObject();
        entry.complete();
    }

    /// A list for the same reason: rules are called `known-token` and `http-header`.
    private static void uses(Map<String, RuleUse> uses, JsonEntry entry) throws IOException {
        entry.startArray();
        for (Map.Entry<String, RuleUse> use : uses.entrySet()) {
            entry.startObject();
            entry.member("rule", use.getKey());
            entry.member("matches", use.getValue().matches());
            entry.member("bytes", use.getValue().bytes());
            entry.endObject();
        }
        entry.endArray();
    }
}
