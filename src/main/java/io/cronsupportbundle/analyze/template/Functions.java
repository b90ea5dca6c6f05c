package io.cronsupportbundle.analyze.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The functions that templates may call, by the names of Go's text/template and sprig 3. It is also where the refused ones are named, so
/// that their refusal reads as one and not as a typing error.
final class Functions {

    /// What they have in common: the result depends on more than the template and the bundle, or they make keys.
    private static final Set<String> REFUSED = Set.of(
            "env", "expandenv", "getHostByName", "now", "ago", "shuffle", "randAlpha", "randAlphaNum", "randAscii", "randNumeric",
            "randBytes", "randInt", "uuidv4", "bcrypt", "htpasswd", "derivePassword", "encryptAES", "decryptAES", "buildCustomCert",
            "genCA",
            "genCAWithKey", "genPrivateKey", "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert",
            "genSignedCertWithKey", "call",
            "osBase", "osClean", "osDir", "osExt", "osIsAbs");

    private static final Map<String, TemplateFunction> ALL = all(
            List.of(LogicFunctions.TABLE, StringFunctions.TABLE, RegexFunctions.TABLE, ListFunctions.TABLE, MapFunctions.TABLE,
                    NumberFunctions.TABLE, EncodingFunctions.TABLE));

    private Functions() {}

    /// @throws TemplateException when there is no such function, or it is refused
    static TemplateFunction find(String name) throws TemplateException {
        TemplateFunction function = ALL.get(plain(name));
        if (function != null) {
            return function;
        }
        if (REFUSED.contains(name)) {
            throw new TemplateException("template: the function " + name + " is refused: its result would depend on more than the bundle");
        }
        throw new TemplateException("template: the function " + name + " does not exist");
    }

    /// Functions with `must` before their name tell an error where the others hide it; ours all tell it.
    private static String plain(String name) {
        boolean must = name.startsWith("must") && name.length() > "must".length();
        return must ? name.substring(4, 5).toLowerCase(Locale.ROOT) + name.substring(5) : name;
    }

    private static Map<String, TemplateFunction> all(List<Map<String, TemplateFunction>> tables) {
        Map<String, TemplateFunction> all = new HashMap<>();
        for (Map<String, TemplateFunction> table : tables) {
            table.forEach((name, function) -> {
                if (all.put(name, function) != null) {
                    throw new IllegalStateException("two functions have the name " + name);
                }
            });
        }
        return Map.copyOf(all);
    }
}
