package io.cronsupportbundle.audit;

import io.cronsupportbundle.bundle.BundlePath;

/// Something in a bundle that has the form of a secret. It never holds the secret.
///
/// @param path the entry
/// @param format what it looks like: `aws-access-key`
/// @param rule the rule of redaction that should have masked it
/// @param encoding what had to be undone to see it, as `base64`; empty for nothing
public record AuditHit(BundlePath path, String format, String rule, String encoding) {

    /// One line for people.
    public String describe() {
        return format + (encoding.isEmpty() ? "" : " in " + encoding) + ", which the rule " + rule + " should have masked";
    }
}
