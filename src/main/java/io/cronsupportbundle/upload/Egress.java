package io.cronsupportbundle.upload;

import io.cronsupportbundle.bundle.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies between the cluster and any destination: proxies, trusted certificates, the name we go by, and patience.
///
/// @param trust empty for the platform's own certificates
/// @param userAgent the whole header; nothing of the machine is added to it
public record Egress(Proxies proxies, Optional<TrustedRoots> trust, String userAgent, RetryPolicy retries) {

    /// Reads environment and certificates.
    ///
    /// @param caFile certificates in PEM, trusted beside the platform's own
    /// @param version of this program
    /// @param problems what is wrong, when the result is empty
    public static Optional<Egress> of(
            Map<String, String> environment, Optional<Path> caFile, String version, RetryPolicy retries, List<Problem> problems) {
        int before = problems.size();
        Proxies proxies = Proxies.of(environment, problems);
        Optional<TrustedRoots> trust = caFile.flatMap(file -> TrustedRoots.read(file, problems));
        if (problems.size() > before) {
            return Optional.empty();
        }
        return Optional.of(new Egress(proxies, trust, "cron-support-bundle/" + version, retries));
    }
}
