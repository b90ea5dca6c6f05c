package io.cronsupportbundle.redact;

/// What one rule did in one entry.
///
/// @param matches how often it masked something
/// @param bytes how much it masked
public record RuleUse(int matches, long bytes) {

    /// Both together.
    public RuleUse plus(RuleUse other) {
        return new RuleUse(matches + other.matches, bytes + other.bytes);
    }
}
