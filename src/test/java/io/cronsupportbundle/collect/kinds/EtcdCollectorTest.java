package io.cronsupportbundle.collect.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.cronsupportbundle.collect.CollectionPlan;
import io.cronsupportbundle.collect.CollectionPlan.Skipped;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.testing.cluster.Cluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcdCollectorTest {
    @Test
    void isReadAndSkipped(@TempDir Path directory) {
        try (CollectorBench bench = new CollectorBench(Cluster.empty(), directory)) {
            CollectionPlan plan = bench.plan("[etcd: {image: example/image}]");

            assertThat(plan.skipped()).containsExactly(new Skipped("etcd", CollectorInfo.NOT_ENABLED));
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.collectors()).isEmpty();
        }
    }
}
