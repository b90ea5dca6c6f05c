package io.cronsupportbundle.collect.kinds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/// A distinguished name as Go prints it (`crypto/x509/pkix`, `Name.String`): the parts that it knows in an order of its own, several values of one
/// joined by `+`, and whatever else there is behind them.
final class GoDistinguishedName {

    /// The order of `Name.ToRDNSequence`, reversed as it is printed.
    private static final List<String> KNOWN = List.of("SERIALNUMBER", "CN", "POSTALCODE", "STREET", "ST", "L", "OU", "O", "C");

    private static final Map<String, String> KEYWORDS = Map.of("2.5.4.5", "SERIALNUMBER", "2.5.4.17", "POSTALCODE");

    private GoDistinguishedName() {}

    static String of(X500Principal principal) {
        String plain = principal.getName(X500Principal.RFC2253, KEYWORDS);
        try {
            return printed(new LdapName(plain));
        } catch (InvalidNameException e) {
            return plain;
        } catch (NamingException e) {
            return plain;
        }
    }

    private static String printed(LdapName name) throws NamingException {
        Map<String, List<String>> known = new LinkedHashMap<>();
        KNOWN.forEach(type -> known.put(type, new ArrayList<>()));
        List<String> others = new ArrayList<>();
        for (Rdn rdn : name.getRdns()) {
            NamingEnumeration<? extends Attribute> attributes = rdn.toAttributes().getAll();
            while (attributes.hasMore()) {
                Attribute attribute = attributes.next();
                for (int i = 0; i < attribute.size(); i++) {
                    List<String> values = known.get(attribute.getID());
                    if (values != null && attribute.get(i) instanceof String text) {
                        values.add(attribute.getID() + "=" + escaped(text));
                    } else {
                        others.addFirst(attribute.getID() + "=" + Rdn.escapeValue(attribute.get(i)));
                    }
                }
            }
        }
        List<String> parts = new ArrayList<>();
        // The common name and the serial number have one value each; the last one counts.
        known.forEach((type, values) -> {
            if (!values.isEmpty()) {
                parts.add(type.equals("CN") || type.equals("SERIALNUMBER") ? values.getLast() : String.join("+", values));
            }
        });
        parts.addAll(others);
        return String.join(",", parts);
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean first = i == 0 && (c == ' ' || c == '#');
            boolean last = i == value.length() - 1 && c == ' ';
            if (first || last || ",+\"\\<>;".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
