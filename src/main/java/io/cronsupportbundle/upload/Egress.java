package io.cronsupportbundle.upload;

import io.cronsupportbundle.bundle.Problem;
import io.cronsupportbundle.outbound.OutboundHttp;
import io.cronsupportbundle.outbound.Proxies;
import io.cronsupportbundle.outbound.TrustedRoots;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What lies between the cluster and any destination: proxies, trusted certificates, the name we go by, and patience.
///
/// @param trust empty for the platform's own certificates
/// @param userAgent the whole header; nothing of the machine is added to it
public record Egress(Proxies proxies, Optional<TrustedRoots> trust, String userAgent, RetryPolicy retries) {

    /// The same way, for requests of collectors.
    public OutboundHttp http() {
        return new OutboundHttp(proxies, trust, userAgent);
    }

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
