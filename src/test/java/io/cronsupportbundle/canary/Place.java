package io.cronsupportbundle.canary;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The places that a bundle draws from.
@SuppressWarnings("ImmutableEnumChecker")
enum Place {
    CONFIG_MAP("an entry of a ConfigMap", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.object("v1", "ConfigMap").putObject("data").put("file", cell.text())),
    CONFIG_MAP_NAMED("an entry of a ConfigMap that says secret", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.object("v1", "ConfigMap").putObject("data").put("smtp.password", cell.text())),
    SECRET("an entry of a Secret", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.object("v1", "Secret").putObject("data").put("file", Plot.base64(cell.text()))),
    SECRET_NAMED("an entry of a Secret that says secret", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.object("v1", "Secret").putObject("data").put("db-password", Plot.base64(cell.text()))),
    ENVIRONMENT("an environment variable", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.container().putArray("env").addObject().put("name", "SETTING").put("value", cell.text())),
    ENVIRONMENT_NAMED("an environment variable that says secret", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.container().putArray("env").addObject().put("value", cell.text()).put("name", "DB_PASSWORD")),
    ARGUMENT("an argument", Fits.ANY, Marked.NO, (plot, cell) -> plot.container().putArray("args").add("run").add(cell.text())),
    ARGUMENT_NAMED("an argument behind an option", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.container().putArray("args").add("--password").add(cell.text()).add("--verbose")),
    COMMAND("a command of a shell", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.container().putArray("command").add("sh").add("-c").add(cell.text())),
    ANNOTATION("an annotation", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.metadata().putObject("annotations").put("example.org/x", cell.text())),
    ANNOTATION_NAMED("an annotation that says secret", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.metadata().putObject("annotations").put("example.org/api-token", cell.text())),
    APPLIED("last-applied-configuration", Fits.ANY, Marked.NO, (plot, cell) -> plot.applied("SETTING", cell.text())),
    APPLIED_NAMED("last-applied-configuration that says secret", Fits.ANY, Marked.YES,
            (plot, cell) -> plot.applied("DB_PASSWORD", cell.text())),
    LABEL("a label", Fits.LABEL, Marked.NO, (plot, cell) -> plot.metadata().putObject("labels").put("x", cell.text())),
    LABEL_NAMED("a label that says secret", Fits.LABEL, Marked.YES,
            (plot, cell) -> plot.metadata().putObject("labels").put("api-token", cell.text())),
    OBJECT_NAME("the name of an object", Fits.NAME, Marked.NO, (plot, cell) -> plot.metadata().put("name", cell.text())),
    EVENT("an event", Fits.ANY, Marked.NO, (plot, cell) -> plot.object("v1", "Event").put("message", cell.text())),
    STATUS("a status", Fits.ANY, Marked.NO, (plot, cell) -> plot.pod().putObject("status").put("message", cell.text())),
    LOG("a log", Fits.ANY, Marked.NO, (plot, cell) -> plot.log(cell.text())),
    PREVIOUS_LOG("the log of a container's previous run", Fits.ANY, Marked.NO, (plot, cell) -> plot.previousLog(cell.text())),
    STDOUT("what a command says", Fits.ANY, Marked.NO, (plot, cell) -> plot.exec(cell.text().getBytes(StandardCharsets.UTF_8))),
    STDOUT_UTF16("what a command says in UTF-16", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.exec(("\uFEFF" + cell.text()).getBytes(StandardCharsets.UTF_16LE))),
    STDERR("what a command complains of", Fits.ANY, Marked.NO, (plot, cell) -> plot.failing(cell.text())),
    HTTP_BODY("an answer over HTTP", Fits.ANY, Marked.NO, (plot, cell) -> plot.http("x-any", "x", cell.text())),
    HTTP_HEADER("a header over HTTP", Fits.LINE, Marked.NO, (plot, cell) -> plot.http("x-any", cell.text(), "")),
    HTTP_HEADER_NAMED("a header over HTTP that says secret", Fits.LINE, Marked.YES,
            (plot, cell) -> plot.http("x-api-key", cell.text(), "")),
    COPIED_FILE("a copied file", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.copied("conf/" + plot.number(), cell.text(), StandardCharsets.UTF_8)),
    COPIED_UTF16("a copied file in UTF-16", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.copied("conf/" + plot.number(), cell.text(), StandardCharsets.UTF_16)),
    COPIED_NAME("the name of an archive's member", Fits.SEGMENT, Marked.NO,
            (plot, cell) -> plot.copied("conf/" + cell.text(), "x", StandardCharsets.UTF_8)),
    DATA("a text of the specification", Fits.ANY, Marked.NO,
            (plot, cell) -> plot.collector("data").put("name", "data/" + plot.number()).put("data", cell.text())),
    DATA_NAME("a file name in the specification", Fits.SEGMENT, Marked.NO,
            (plot, cell) -> plot.collector("data").put("name", cell.text()).put("data", "x")),
    COLLECTOR_NAME("the name of a collector", Fits.SEGMENT, Marked.NO,
            (plot, cell) -> plot.collector("data").put("collectorName", cell.text()).put("data", "x")),
    ERROR("an error of the API server", Fits.SEGMENT, Marked.NO,
            (plot, cell) -> plot.collector("configMap").put("namespace", "app").put("name", cell.text()));

    /// Whether the name of the place says by itself that a secret is there.
    private enum Marked { YES, NO }

    /// What the place can hold.
    @SuppressWarnings("ImmutableEnumChecker")
    private enum Fits {
        ANY(_ -> true),
        /// RFC 9110 §5.5, of which Java's client takes ASCII.
        LINE(text -> text.chars().allMatch(c -> c >= ' ' && c < 0x7F)),
        /// Kubernetes, syntax of labels' values.
        LABEL(Pattern.compile("(?=.{1,63}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?").asMatchPredicate()),
        /// RFC 1123, as Kubernetes takes it for names.
        NAME(Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?").asMatchPredicate()),
        /// NAME_MAX of Linux, with room for an ending.
        SEGMENT(text -> text.length() < 200 && text.chars().noneMatch(c -> c == '/' || c < ' '));

        private final Predicate<String> predicate;

        Fits(Predicate<String> predicate) {
            this.predicate = predicate;
        }
    }

    private final String title;
    private final Fits fits;
    private final Marked marked;
    private final BiConsumer<Plot, Cell> planting;

    Place(String title, Fits fits, Marked marked, BiConsumer<Plot, Cell> planting) {
        this.title = title;
        this.fits = fits;
        this.marked = marked;
        this.planting = planting;
    }

    String title() {
        return title;
    }

    boolean saysSecret() {
        return marked == Marked.YES;
    }

    boolean fits(String text) {
        return fits.predicate.test(text);
    }

    void plant(Plot plot, Cell cell) {
        planting.accept(plot, cell);
    }
}
