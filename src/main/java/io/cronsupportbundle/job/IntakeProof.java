package io.cronsupportbundle.job;

import io.cronsupportbundle.config.Endpoint;
import io.cronsupportbundle.upload.Egress;
import io.cronsupportbundle.upload.intake.IntakeCheck;
import io.cronsupportbundle.upload.intake.IntakeReport;
import io.cronsupportbundle.upload.intake.Stranger;
import io.cronsupportbundle.upload.intake.Strangers;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// Sends a stranger to a bucket, and where the endpoint is encrypted another one who comes without TLS.
@Singleton
public final class IntakeProof {
    private static final int HTTPS = 443;

    private final Strangers strangers;
    private final SecureRandom random = new SecureRandom();

    public IntakeProof(Strangers strangers) {
        this.strangers = strangers;
    }

    public IntakeReport of(Endpoint.S3 bucket, Egress egress) {
        String name = "intake-check-" + HexFormat.of().formatHex(randomBytes()) + ".tar.gz";
        try (Stranger stranger = strangers.before(bucket, egress)) {
            if (!bucket.service().getScheme().equals("https")) {
                return new IntakeCheck(bucket, stranger, Optional.empty(), name).run();
            }
            try (Stranger plain = strangers.before(unencrypted(bucket), egress)) {
                return new IntakeCheck(bucket, stranger, Optional.of(plain), name).run();
            }
        }
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Where the same store would listen without TLS: at the usual port, or at the very port that the endpoint names.
    static Endpoint.S3 unencrypted(Endpoint.S3 bucket) {
        int port = bucket.service().getPort();
        String same = port < 0 || port == HTTPS ? "" : ":" + port;
        return new Endpoint.S3(URI.create("http://" + bucket.service().getHost() + same), bucket.region(), bucket.bucket(), bucket.prefix(),
                bucket.style());
    }
}
