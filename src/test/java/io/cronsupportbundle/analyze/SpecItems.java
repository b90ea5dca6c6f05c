package io.cronsupportbundle.analyze;

import io.cronsupportbundle.spec.SpecItem;
import io.cronsupportbundle.spec.SpecReader;
import io.cronsupportbundle.spec.SpecText;
import java.util.List;

/// The items of `analyzers:`, read as a run reads them.
public final class SpecItems {
    private static final String HEAD =
            "apiVersion: troubleshoot.sh/v1beta2\nkind: SupportBundle\nmetadata: {name: test}\nspec:\n  analyzers:\n";

    private SpecItems() {}

    /// Reads a whole document, or what stands under `analyzers:` in one.
    public static List<SpecItem> of(String yaml) {
        String document = yaml.startsWith("apiVersion") ? yaml : HEAD + yaml.indent(4);
        return new SpecReader().read(List.of(new SpecText("spec.yaml", document))).analyzers();
    }
}
