package io.cronsupportbundle.job;

import io.cronsupportbundle.collect.PlannedCollector;
import io.cronsupportbundle.config.JobConfig;
import io.cronsupportbundle.kubernetes.ClusterConnection;
import io.cronsupportbundle.kubernetes.ClusterReader;
import io.cronsupportbundle.kubernetes.ClusterUnreachableException;
import io.cronsupportbundle.kubernetes.RawClusterReader;
import io.cronsupportbundle.plan.Permission;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.spec.ObjectReader;
import io.cronsupportbundle.spec.SpecException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Plans a run without running it. A cluster is asked only when the specification is kept there.
@Singleton
public final class PlannedRun {
    private final Specification specification;
    private final Surroundings surroundings;

    public PlannedRun(Specification specification, Surroundings surroundings) {
        this.specification = specification;
        this.surroundings = surroundings;
    }

    /// A plan and the name by which it can be recognised.
    ///
    /// @param own rights that the run itself needs, for no entry
    /// @param digest over all requests and places, so that a change of scope shows
    public record Plan(List<String> sources, Specification.Read read, List<Permission> own, String digest) {
        public Plan {
            sources = List.copyOf(sources);
            own = List.copyOf(own);
        }
    }

    /// Plans what the settings ask for.
    public Plan plan(JobConfig config) throws IOException {
        ClusterConnection connection = SupportBundleJob.connection(config, surroundings);
        List<String> sources = SupportBundleJob.sources(config, connection.podNamespace());
        return plan(sources, config);
    }

    /// Plans what these sources ask for.
    public Plan plan(List<String> sources, JobConfig config) throws IOException {
        Specification.Read read = specification.read(sources, config.redactors(), objects(config), surroundings.standardInput());
        String namespace = config.tokens().isEmpty() ? "" : SupportBundleJob.connection(config, surroundings).podNamespace();
        return new Plan(sources, read, TokenKey.permissions(config, namespace), digest(read));
    }

    /// Opens the cluster for the one request that is needed, and closes it again.
    private ObjectReader objects(JobConfig config) {
        return (kind, namespace, name) -> {
            try (ClusterReader cluster = RawClusterReader.open(SupportBundleJob.connection(config, surroundings), surroundings.userAgent(),
                    SupportBundleJob.patience(config))) {
                return new ClusterObjects(cluster).read(kind, namespace, name);
            } catch (ClusterUnreachableException e) {
                throw new SpecException(e.whileReading(kind.prefix() + "/" + namespace + "/" + name), e);
            } catch (IOException e) {
                throw new IllegalStateException("closing a connection failed", e);
            }
        };
    }

    private static String digest(Specification.Read read) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (PlannedCollector<?> collector : read.plan().collectors()) {
                for (PlannedEntry entry : collector.entries()) {
                    digest.update((entry.request() + "\n" + entry.place() + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
