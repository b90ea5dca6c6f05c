package io.cronsupportbundle.collect.kinds;

import io.cronsupportbundle.bundle.JsonEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is written down of one certificate.
///
/// @param key the key of the object that holds it
record CertificateFacts(String key, X509Certificate certificate) {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    /// DNS name in a subject alternative name (RFC 5280, section 4.2.1.6).
    private static final int DNS_NAME = 2;

    /// Reads all certificates of one value. Where one cannot be read, none of the value counts.
    static List<CertificateFacts> read(String key, byte[] value, List<String> errors) {
        List<CertificateFacts> chain = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(new String(value, StandardCharsets.ISO_8859_1));
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (blocks.find()) {
                byte[] der = Base64.getMimeDecoder().decode(blocks.group(1));
                chain.add(new CertificateFacts(key, (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der))));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            errors.add("x509: a certificate in " + key + " cannot be read");
            return List.of();
        }
        if (chain.isEmpty()) {
            errors.add("No certificates found in " + key);
        }
        return chain;
    }

    void write(Instant now, JsonEntry entry) throws IOException {
        entry.startObject();
        entry.member("certificate", key);
        entry.member("subject", GoDistinguishedName.of(certificate.getSubjectX500Principal()));
        entry.name("subjectAlternativeNames");
        List<String> names = names();
        if (names.isEmpty()) {
            entry.nil();
        } else {
            entry.startArray();
            for (String name : names) {
                entry.text(name);
            }
            entry.endArray();
        }
        entry.member("issuer", GoDistinguishedName.of(certificate.getIssuerX500Principal()));
        Instant after = certificate.getNotAfter().toInstant();
        Instant before = certificate.getNotBefore().toInstant();
        entry.member("notAfter", after.toString());
        entry.member("notBefore", before.toString());
        entry.member("isValid", now.isAfter(before) && now.isBefore(after));
        entry.member("isCA", certificate.getBasicConstraints() >= 0);
        entry.endObject();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            if (certificate.getSubjectAlternativeNames() != null) {
                for (List<?> name : certificate.getSubjectAlternativeNames()) {
                    if (name.size() > 1 && name.get(0) instanceof Integer type && type == DNS_NAME) {
                        names.add(String.valueOf(name.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return names;
    }
}
