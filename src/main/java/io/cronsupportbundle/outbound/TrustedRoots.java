package io.cronsupportbundle.outbound;

import io.cronsupportbundle.bundle.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The platform's certificate authorities and a private one, because many customers' proxies open TLS and sign it anew, while the bucket
/// behind another way is still signed by a public authority.
public final class TrustedRoots {
    private final TrustManager[] managers;

    private TrustedRoots(TrustManager[] managers) {
        this.managers = managers;
    }

    /// Reads certificates in PEM.
    public static Optional<TrustedRoots> read(Path file, List<Problem> problems) {
        try {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (own.isEmpty()) {
                problems.add(problem(file, "the file holds no certificate"));
                return Optional.empty();
            }
            List<Certificate> all = new ArrayList<>(platform());
            all.addAll(own);
            return Optional.of(new TrustedRoots(managers(store(all))));
        } catch (IOException e) {
            problems.add(problem(file, "the file with certificates cannot be read"));
        } catch (GeneralSecurityException e) {
            problems.add(problem(file, "the file does not hold certificates in PEM"));
        }
        return Optional.empty();
    }

    /// Certificates in PEM that stand alone, without those of the platform.
    ///
    /// @throws GeneralSecurityException when the text holds none that can be read
    public static TrustedRoots only(String pem) throws GeneralSecurityException {
        Collection<? extends Certificate> own = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
        if (own.isEmpty()) {
            throw new GeneralSecurityException("the text holds no certificate");
        }
        try {
            return new TrustedRoots(managers(store(List.copyOf(own))));
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// No certificates are looked at, and no names of hosts. Only where a specification says so.
    public static TrustedRoots blind() {
        return new TrustedRoots(new TrustManager[] {new BlindTrust()});
    }

    public TrustManager[] managers() {
        return managers.clone();
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static List<X509Certificate> platform() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager certificates) {
                return List.of(certificates.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static KeyStore store(List<Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("root-" + i, certificates.get(i));
        }
        return store;
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Problem problem(Path file, String what) {
        return new Problem("config.ca-file", file.toString(), what,
                "Name a file of PEM blocks that begin with -----BEGIN CERTIFICATE-----");
    }
}
