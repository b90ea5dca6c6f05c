package io.cronsupportbundle.collect.kinds;

import java.util.List;

/// Titles of uses as other tools build them: the type, with the use's own name behind it, or else its selector.
final class Titles {
    private Titles() {}

    static String named(String type, String collectorName) {
        return collectorName.isEmpty() ? type : type + "/" + collectorName;
    }

    static String selecting(String type, String collectorName, List<String> selector) {
        return collectorName.isEmpty() && !selector.isEmpty() ? type + "/" + String.join(",", selector) : named(type, collectorName);
    }
}
