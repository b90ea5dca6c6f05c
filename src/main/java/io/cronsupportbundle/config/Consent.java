package io.cronsupportbundle.config;

import org.jspecify.annotations.Nullable;

/// Whether the customer has opted in. Uploading takes a [Granted], which comes from nowhere but here, so that without the opt-in there is
/// nothing to call an uploader with.
public sealed interface Consent {

    /// The one word that grants. Anything close to it (`true`, `Granted`, a trailing blank) does not: an opt-in is given on purpose.
    String WORD = "granted";

    /// Reads `SUPPORT_BUNDLE_CONSENT`.
    static Consent of(@Nullable String setting) {
        if (setting == null || setting.isEmpty()) {
            return new Withheld("SUPPORT_BUNDLE_CONSENT is not set");
        }
        return setting.equals(WORD) ? new Granted() : new Withheld("SUPPORT_BUNDLE_CONSENT is set, but not to \"" + WORD + "\"");
    }

    /// The customer agreed that support bundles leave the cluster.
    final class Granted implements Consent {
        private Granted() {}

        @Override
        public String toString() {
            return "granted";
        }
    }

    /// The customer did not, or not in so many words.
    ///
    /// @param reason why it counts as withheld; one line that does not repeat the setting
    record Withheld(String reason) implements Consent {}
}
