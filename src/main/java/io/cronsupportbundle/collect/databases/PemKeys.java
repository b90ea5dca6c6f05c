package io.cronsupportbundle.collect.databases;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// Reads a client's certificate and key from PEM into memory, for TLS with mutual authentication.
final class PemKeys {
    private static final Pattern KEY = Pattern.compile("-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]*)-----END");

    /// The head of PKCS #8 for a key of RSA: version 0 and the algorithm rsaEncryption (RFC 5208, RFC 8017).
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;

    private PemKeys() {}

    static KeyManager[] managers(String certificate, String key) throws GeneralSecurityException, IOException {
        Certificate[] chain = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.UTF_8))).toArray(new Certificate[0]);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key(key), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw new InvalidKeySpecException("no key");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(2));
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(matcher.group(1).startsWith("RSA") ? wrapped(bytes) : bytes);
        for (String algorithm : new String[] {"RSA", "EC", "EdDSA"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // The next algorithm may know it.
            }
        }
        throw new InvalidKeySpecException("no known key");
    }

    private static byte[] wrapped(byte[] rsa) {
        byte[] octets = tagged(OCTETS, rsa);
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(RSA);
        both.writeBytes(octets);
        return tagged(SEQUENCE, both.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        // Keys are longer than 255 bytes and shorter than 64 KiB, but a length may always take its longest form in what Java reads.
        der.write(0x82);
        der.write(content.length >> 8);
        der.write(content.length);
        der.writeBytes(content);
        return der.toByteArray();
    }
}
