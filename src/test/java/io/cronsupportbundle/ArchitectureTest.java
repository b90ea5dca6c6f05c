package io.cronsupportbundle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cronsupportbundle.archive.BundleArchiver;
import io.cronsupportbundle.bundle.BundlePath;
import io.cronsupportbundle.bundle.EntrySink;
import io.cronsupportbundle.config.KeyTemplate;
import io.cronsupportbundle.redact.RedactedBundle;
import io.cronsupportbundle.redact.RedactedEntry;
import io.cronsupportbundle.redact.RedactingSink;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the program to its map: which package may know which. Beans that the compiler makes count like what they are made from.
class ArchitectureTest {
    private static final String ROOT = "io.cronsupportbundle";

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    /// Each package with those of ours that it may know, beside itself.
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("bundle", List.of()),
            Map.entry("plan", List.of()),
            Map.entry("audit", List.of("bundle")),
            Map.entry("regex", List.of()),
            Map.entry("spec", List.of("bundle")),
            Map.entry("config", List.of("bundle", "spec")),
            Map.entry("kubernetes", List.of("bundle")),
            Map.entry("outbound", List.of("bundle")),
            Map.entry("redact", List.of("bundle", "regex", "spec")),
            Map.entry("collect", List.of("bundle", "spec", "plan", "kubernetes", "outbound")),
            Map.entry("analyze", List.of("bundle", "regex", "spec", "kubernetes")),
            Map.entry("archive", List.of("bundle", "redact")),
            Map.entry("upload", List.of("bundle", "config", "archive", "outbound")),
            Map.entry("job", List.of("bundle", "spec", "config", "plan", "kubernetes", "outbound", "redact", "collect", "analyze", "archive",
                    "upload", "audit")),
            Map.entry("cli", List.of("bundle", "spec", "config", "plan", "kubernetes", "outbound", "redact", "collect", "analyze", "archive",
                    "upload", "audit", "job")));

    static Collection<String> packages() {
        return MAY_KNOW.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseBeforeIt(String name) {
        List<String> allowed = new ArrayList<>(List.of(subtree(name)));
        MAY_KNOW.getOrDefault(name, List.of()).forEach(other -> allowed.add(subtree(other)));

        noClasses().that().resideInAPackage(subtree(name)).should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsOnTheMap() {
        assertThat(CLASSES).isNotEmpty().allSatisfy(type -> assertThat(MAY_KNOW).containsKey(topPackage(type)));
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void subpackagesAreNotKnownToTheirParents() {
        noClasses().that().resideInAnyPackage(ROOT + ".collect", ROOT + ".redact", ROOT + ".analyze").should().dependOnClassesThat()
                .resideInAPackage(ROOT + ".(*).kinds").check(CLASSES);
    }

    @Test
    void onlyThePortToTheClusterKnowsItsClient() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".kubernetes..").should().dependOnClassesThat().resideInAPackage("io.fabric8..")
                .check(CLASSES);
    }

    @Test
    void onlyTheUploadToBucketsKnowsTheirClient() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".upload.s3..").should().dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..").check(CLASSES);
    }

    @Test
    void onlyTheRedactorMakesEntriesOfABundle() {
        JavaClass entry = CLASSES.get(RedactedEntry.class);

        assertThat(entry.getConstructors()).isNotEmpty().allSatisfy(constructor ->
                assertThat(constructor.getModifiers()).doesNotContain(JavaModifier.PUBLIC, JavaModifier.PROTECTED));
        assertThat(entry.getMethods()).filteredOn(method -> method.getModifiers().contains(JavaModifier.STATIC)).isEmpty();
    }

    @Test
    void onlyTheSinkMakesThemAndItGivesThemOutInOneWay() {
        noClasses().that().doNotBelongToAnyOf(RedactingSink.class).should().callConstructorWhere(target(owner(equivalentTo(RedactedEntry.class))))
                .check(CLASSES);
        noClasses().that().doNotBelongToAnyOf(RedactingSink.class).should().callConstructorWhere(target(owner(equivalentTo(RedactedBundle.class))))
                .check(CLASSES);
        assertThat(CLASSES.get(RedactedBundle.class).getConstructors()).isNotEmpty().allSatisfy(constructor ->
                assertThat(constructor.getModifiers()).doesNotContain(JavaModifier.PUBLIC, JavaModifier.PROTECTED));
    }

    @Test
    void whatCollectorsWriteToIsTheRedactingSinkOrCountsInFrontOfIt() {
        assertThat(CLASSES.get(EntrySink.class).getAllSubclasses()).extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("RedactingSink", "TrackingSink");
        noClasses().that().resideInAPackage(ROOT + ".collect..").should().dependOnClassesThat().resideInAPackage(ROOT + ".redact..").check(CLASSES);
    }

    @Test
    void archivesAcceptNothingElse() {
        List<String> own = List.of("java.lang.String", "java.util.Collection", "java.util.List", "java.util.Map", "java.util.SortedMap",
                "java.util.NavigableMap", "java.nio.file.Path");

        assertThat(CLASSES.get(BundleArchiver.class).getMethods()).filteredOn(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .isNotEmpty().allSatisfy(method -> assertThat(method.getParameters()).allSatisfy(parameter ->
                        assertThat(parameter.getType().getAllInvolvedRawTypes()).extracting(JavaClass::getFullName).allMatch(
                                type -> own.contains(type) || type.equals(RedactedEntry.class.getName()) || type.equals(BundlePath.class.getName()))));
    }

    /// Whoever writes a file may write one that nobody has redacted. These write archives, spool redacted bytes, or unpack what is one already.
    @Test
    void filesAreWrittenInFivePlaces() {
        noClasses().that().haveNameNotMatching(".*\\.(SpoolFile|BundleArchiver|Unpacking|LocalCopy|FileUploader)(\\$.*)?").should()
                .callMethodWhere(target(owner(equivalentTo(Files.class))).and(target(nameMatching(
                        "write.*|newOutputStream|newByteChannel|newBufferedWriter|copy|move"))))
                .orShould().callConstructorWhere(target(owner(assignableTo(OutputStream.class)).and(owner(nameMatching("java.io.File.*")))))
                .check(CLASSES);
    }

    @Test
    void keysAndLogsAreRedactedWhereTheyAreMade() {
        assertThat(callsOf("Delivery", "expand")).isNotEmpty();
        assertThat(callsOf("Delivery", "redact")).isNotEmpty();
        assertThat(callsOf("ConsoleLog", "redact")).isNotEmpty();
        noClasses().that().resideOutsideOfPackages(ROOT + ".config..").and().doNotHaveSimpleName("Delivery").should()
                .callMethodWhere(target(owner(equivalentTo(KeyTemplate.class))).and(target(nameMatching("expand")))).check(CLASSES);
    }

    private static List<String> callsOf(String type, String method) {
        return CLASSES.stream().filter(one -> one.getSimpleName().equals(type)).flatMap(one -> one.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget().getName()).filter(method::equals).toList();
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should().accessField(System.class, "out").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should().accessField(System.class, "err").check(CLASSES);
        noClasses().that().resideOutsideOfPackage(ROOT + ".cli..").should().callMethod(System.class, "exit", int.class).check(CLASSES);
    }

    @Test
    void nobodyUsesTheLoggingOfThePlatform() {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(CLASSES);
    }

    @Test
    void stagesTakeTheClockThatTheyAreGiven() {
        noClasses().that().resideInAnyPackage(ROOT + ".collect..", ROOT + ".redact..", ROOT + ".analyze..", ROOT + ".archive..").should()
                .callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "getenv").check(CLASSES);
    }

    @Test
    void nothingThatIsSharedCanChange() {
        fields().that().areStatic().and().doNotHaveModifier(
                JavaModifier.SYNTHETIC).should().beFinal().check(CLASSES);
    }

    @Test
    void collectorsRulesAndAnalyzersAreKnownToNobodyByName() {
        classes().that().resideInAPackage(ROOT + ".(*).kinds").and().areTopLevelClasses().and().haveNameNotMatching(".*package-info|.*\\$.*")
                .should().notBePublic().check(CLASSES);
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct()).isNotEmpty()
                .allSatisfy((JavaPackage one) -> assertThat(one.isAnnotatedWith(NullMarked.class)).as(one.getName()).isTrue());
    }

    @Test
    void theProgramWasReallyLookedAt() {
        assertThat(CLASSES.size()).isGreaterThan(150);
        assertThat(CLASSES.stream().map(ArchitectureTest::topPackage).distinct()).containsExactlyInAnyOrderElementsOf(packages());
    }

    private static String subtree(String name) {
        return ROOT + "." + name + "..";
    }

    private static String topPackage(JavaClass type) {
        String rest = type.getPackageName().substring(ROOT.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.", 2)[0];
    }
}
