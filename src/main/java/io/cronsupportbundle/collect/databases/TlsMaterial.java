package io.cronsupportbundle.collect.databases;

import io.cronsupportbundle.outbound.TrustedRoots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What a specification gives for TLS: texts in PEM, each of which may be empty.
public record TlsMaterial(boolean skipVerify, String cacert, String clientCert, String clientKey) {

    /// Only the platform's authorities.
    static final TlsMaterial PLATFORM = new TlsMaterial(false, "", "", "");

    static final TlsMaterial BLIND = new TlsMaterial(true, "", "", "");

    /// Makes it ready for connections.
    SSLContext context() throws DatabaseException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unreadable();
        }
    }

    /// Nothing is looked at with `skipVerify`; else the authority that is given counts and no other.
    TrustManager[] trust() throws DatabaseException {
        try {
            if (skipVerify) {
                return TrustedRoots.blind().managers();
            }
            if (!cacert.isBlank()) {
                return TrustedRoots.only(cacert).managers();
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw unreadable();
        }
    }

    KeyManager[] keys() throws DatabaseException {
        try {
            return clientCert.isBlank() ? new KeyManager[0] : PemKeys.managers(clientCert, clientKey);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /// Messages of parsers may quote what they parse, so none is passed on.
    private static DatabaseException unreadable() {
        return new DatabaseException("the tls of the specification cannot be read: certificates and keys have to be in PEM");
    }

    /// As one word, for drivers that take no more than a text; [#unpacked] reads it.
    String packed() {
        return Stream.of(Boolean.toString(skipVerify), cacert, clientCert, clientKey)
                .map(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }

    static TlsMaterial unpacked(String packed) {
        List<String> parts = Stream.of(packed.split("\\.", -1))
                .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8)).toList();
        return new TlsMaterial(Boolean.parseBoolean(parts.get(0)), parts.get(1), parts.get(2), parts.get(3));
    }

    @Override
    public String toString() {
        return "tls";
    }
}
