package io.cronsupportbundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.cronsupportbundle.analyze.Analyzer;
import io.cronsupportbundle.bundle.Gap;
import io.cronsupportbundle.bundle.Outcome;
import io.cronsupportbundle.collect.CollectionPlan;
import io.cronsupportbundle.collect.CollectionPlan.Skipped;
import io.cronsupportbundle.collect.Collector;
import io.cronsupportbundle.collect.CollectorBench;
import io.cronsupportbundle.collect.CollectorInfo;
import io.cronsupportbundle.collect.CollectorRecord;
import io.cronsupportbundle.plan.PlannedEntry;
import io.cronsupportbundle.redact.StructureRule;
import io.cronsupportbundle.redact.TextRule;
import io.cronsupportbundle.testing.cluster.Cluster;
import io.cronsupportbundle.testing.cluster.ContainerLog;
import io.cronsupportbundle.testing.cluster.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every collector, rule and analyzer owes to the others of its family. It looks at the beans that a run finds, so that a new one
/// is held to it without being named here.
class FamilyContractTest {
    private static final String CANARY = "canary-4f1d";

    private record Member(String family, String key, String type) {
        @Override
        public String toString() {
            return family + " " + key;
        }
    }

    static List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (Collector<?> collector : CollectorBench.beans().getBeansOfType(Collector.class)) {
            members.add(new Member("collectors", collector.info().key(), collector.getClass().getName()));
        }
        CollectorBench.beans().getBeansOfType(Analyzer.class)
                .forEach(analyzer -> members.add(new Member("analyzers", analyzer.info().key(), analyzer.getClass().getName())));
        CollectorBench.beans().getBeansOfType(TextRule.class)
                .forEach(rule -> members.add(new Member("redactors", rule.name(), rule.getClass().getName())));
        CollectorBench.beans().getBeansOfType(StructureRule.class)
                .forEach(rule -> members.add(new Member("redactors", rule.name(), rule.getClass().getName())));
        return members;
    }

    @Test
    void allFamiliesAreThere() {
        assertThat(members()).hasSizeGreaterThanOrEqualTo(25).extracting(Member::family).contains("collectors", "analyzers", "redactors");
        assertThat(members()).extracting(Member::toString).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("members")
    void hasAWellFormedKey(Member member) {
        assertThat(member.key).matches(member.family.equals("redactors") ? "[a-z][a-z0-9]*(-[a-z0-9]+)*" : "[a-z][a-zA-Z0-9]*");
    }

    @ParameterizedTest
    @MethodSource("members")
    void livesAmongItsKindAndHasATestOfItsOwn(Member member) {
        assertThat(member.type).matches("io\\.cronsupportbundle\\.(collect|analyze|redact)\\.kinds\\.\\w+");
        assertThat(FamilyContractTest.class.getClassLoader().getResource(member.type.replace('.', '/') + "Test.class"))
                .as("a test named %sTest", member.type).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("members")
    void hasARowInTheDocumentation(Member member) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src", "docs", member.family + ".md"));
        List<String> row = row(member);
        String columns = lines.subList(0, lines.indexOf(String.join("|", row))).reversed().stream()
                .filter(line -> line.startsWith("|---")).findFirst().orElseThrow();
        assertThat(row).hasSameSizeAs(columns.split("\\|", -1)).filteredOn(String::isBlank).hasSizeLessThanOrEqualTo(2);
    }

    /// The cells of a member's row, with nothing before the first and after the last.
    private static List<String> row(Member member) throws IOException {
        List<String> rows = Files.readAllLines(Path.of("src", "docs", member.family + ".md")).stream()
                .filter(line -> line.startsWith("| `" + member.key + "` |")).toList();
        assertThat(rows).as("rows of %s in src/docs/%s.md", member.key, member.family).hasSize(1);
        return List.of(rows.getFirst().split("(?<!\\\\)\\|", -1));
    }

    @Test
    void triggersOfTextRulesAreWhatTheIndexCanFind() {
        for (TextRule rule : CollectorBench.beans().getBeansOfType(TextRule.class)) {
            assertThat(rule.triggers()).as(rule.name()).isNotEmpty().doesNotHaveDuplicates()
                    .allSatisfy(trigger -> assertThat(trigger).isEqualTo(trigger.toLowerCase(Locale.ROOT)).hasSizeGreaterThanOrEqualTo(2).matches("\\p{ASCII}+"));
        }
    }

    static Stream<String> collectors() {
        return keys(false);
    }

    static Stream<String> collectorsOfWorkloads() {
        return keys(true);
    }

    private static Stream<String> keys(boolean createsWorkloads) {
        List<String> keys = new ArrayList<>();
        for (Collector<?> collector : CollectorBench.beans().getBeansOfType(Collector.class)) {
            if (collector.info().createsWorkloads() == createsWorkloads) {
                keys.add(collector.info().key());
            }
        }
        return keys.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("collectorsOfWorkloads")
    void aCollectorThatCreatesWorkloadsIsReadAndSkipped(String key, @TempDir Path directory) {
        try (CollectorBench bench = new CollectorBench(cluster(), directory)) {
            CollectionPlan plan = bench.plan(use(key));
            assertThat(plan.collectors()).isEmpty();
            assertThat(plan.problems()).isEmpty();
            assertThat(plan.skipped()).extracting(Skipped::reason).containsExactly(CollectorInfo.NOT_ENABLED);
            bench.collect(use(key));
            assertThat(bench.paths()).containsExactly("skipped-collectors.json");
            assertThat(bench.requests(".*")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void accountsForEveryPlaceWhateverTheServerAnswers(String key, @TempDir Path directory) {
        Map<String, Fault> faults = new TreeMap<>(Map.of("403", new Fault.Forbidden(), "404", new Fault.NotFound(), "500", new Fault.ServerError(500),
                "torn", new Fault.TruncatedAfter(25), "cut", new Fault.CutAfter(25), "gzip", new Fault.BrokenGzip()));
        try (CollectorBench bench = new CollectorBench(cluster(), directory)) {
            bench.collect(use(key));
            accounted(bench, key, "right answers");
            for (Map.Entry<String, Fault> fault : faults.entrySet()) {
                bench.server().clearFaults();
                bench.server().fail(".*", fault.getValue());
                bench.collect(use(key));
                accounted(bench, key, fault.getKey());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void endsInTimeWhenTheServerSaysNothing(String key, @TempDir Path directory) {
        try (CollectorBench bench = new CollectorBench(cluster(), directory)) {
            bench.server().fail(".*", new Fault.Silence());
            bench.within(Duration.ofSeconds(1));
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> bench.collect(use(key)));
            accounted(bench, key, "silence");
        }
    }

    private static void accounted(CollectorBench bench, String key, String situation) {
        assertThat(bench.records()).as(situation).hasSize(1).extracting(CollectorRecord::cause)
                .noneMatch(cause -> cause.matches(".*(NullPointer|IllegalState|ClassCast|IndexOutOfBounds).*"));
        Set<String> known = new TreeSet<>(bench.paths());
        bench.missing().forEach(gap -> known.add(gap.place()));
        for (PlannedEntry planned : plan(bench, key)) {
            Gap place = new Gap(planned.place(), Outcome.FAILED, "");
            assertThat(known).as("%s: %s", situation, planned.place()).anyMatch(place::covers);
        }
        for (String path : bench.paths()) {
            assertThat(bench.text(path)).as("%s: %s", situation, path).doesNotContain(CANARY);
        }
        assertThat(bench.missing()).as(situation).extracting(Gap::cause).noneMatch(cause -> cause.contains(CANARY));
    }

    private static List<PlannedEntry> plan(CollectorBench bench, String key) {
        return bench.plan(use(key)).collectors().getFirst().entries();
    }

    /// The example of a collector's documentation.
    private static String use(String key) {
        try {
            String example = row(new Member("collectors", key, "")).get(2).strip().replace("\\|", "|");
            assertThat(example).as("the example of %s in src/docs/collectors.md", key).matches("`\\{.*}`");
            return "[" + key + ": " + example.substring(1, example.length() - 1) + "]";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Cluster cluster() {
        return Cluster.empty().addNamespace("app").add("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: settings, namespace: app}
                data: {mode: "token=%1$s", password: %1$s}
                """.formatted(CANARY)).add("""
                apiVersion: v1
                kind: Secret
                metadata: {name: settings, namespace: app}
                data: {password: Y2FuYXJ5LTRmMWQ=}
                """).add("""
                apiVersion: v1
                kind: Pod
                metadata: {name: web, namespace: app}
                spec: {nodeName: n, containers: [{name: main, env: [{name: DB_PASSWORD, value: %1$s}]}]}
                status: {phase: Running, containerStatuses: [{name: main, ready: false, state: {running: {}}}]}
                """.formatted(CANARY)).addLog("app", "web", "main", ContainerLog.of("dsn postgres://u:" + CANARY + "@h/d"));
    }
}
