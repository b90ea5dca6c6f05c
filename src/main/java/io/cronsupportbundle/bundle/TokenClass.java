package io.cronsupportbundle.bundle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What may be replaced by a token that is the same in every bundle of a cluster. Secrets are masked in any case; addresses and hosts are
/// no secrets, and left alone unless somebody asks for this.
public enum TokenClass {
    SECRETS,
    IP,
    HOST;

    /// As settings name it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The class of a name, in whatever case.
    public static Optional<TokenClass> parse(String name) {
        return Arrays.stream(values()).filter(one -> one.key().equals(name.toLowerCase(Locale.ROOT))).findFirst();
    }

    /// The names of all classes.
    public static List<String> keys() {
        return Arrays.stream(values()).map(TokenClass::key).toList();
    }
}
