package io.cronsupportbundle.audit;

import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.BundleView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a whole bundle and tells what in it looks like a secret. It reads in pieces that overlap, so that its memory is a constant and a
/// secret at a border is seen.
public final class BundleAudit {
    private static final int PIECE = 256 << 10;

    /// Longer than any form of a secret but a private key, which shows by its first line.
    private static final int OVERLAP = 8 << 10;

    private final AllowList allowed;

    public BundleAudit(AllowList allowed) {
        this.allowed = allowed;
    }

    /// All hits, in order of paths, each format and encoding of a path once.
    ///
    /// @throws IOException when an entry cannot be read: then the bundle has not been audited
    public List<AuditHit> audit(BundleView bundle, Collection<BundlePath> paths) throws IOException {
        Set<AuditHit> hits = new LinkedHashSet<>();
        for (BundlePath path : paths) {
            Detector detector = new Detector((format, rule, encoding) -> hits.add(new AuditHit(path, format, rule, encoding)));
            byte[] name = path.value().getBytes(StandardCharsets.UTF_8);
            detector.look(name, 0, name.length);
            Optional<InputStream> content = bundle.open(path);
            if (content.isPresent()) {
                try (InputStream in = content.get()) {
                    read(in, detector);
                }
            }
        }
        List<AuditHit> all = new ArrayList<>(hits);
        all.removeIf(allowed::covers);
        return List.copyOf(all);
    }

    private static void read(InputStream in, Detector detector) throws IOException {
        byte[] buffer = new byte[PIECE + OVERLAP];
        int kept = 0;
        int read = in.readNBytes(buffer, 0, buffer.length);
        while (kept + read > kept) {
            detector.look(buffer, 0, kept + read);
            int used = kept + read;
            kept = Math.min(OVERLAP, used);
            System.arraycopy(buffer, used - kept, buffer, 0, kept);
            read = in.readNBytes(buffer, kept, buffer.length - kept);
        }
    }
}
