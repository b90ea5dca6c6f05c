package io.cronsupportbundle.cli;

import io.cronsupportbundle.job.ExitCode;
import io.cronsupportbundle.job.Stop;
import io.cronsupportbundle.job.Surroundings;
import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.Console;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Starts the program: builds its parts, hands the command line to the commands, and turns their answer into an exit code.
public final class Main {

    /// A process that is told to end has 30 seconds in Kubernetes before it is killed.
    private static final int SECONDS_TO_END = 25;

    private Main() {}

    public static void main(String[] args) {
        Stop stop = new Stop();
        AtomicInteger code = new AtomicInteger();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean told = ended.getCount() > 0;
            stop.request();
            try {
                if (!ended.await(SECONDS_TO_END, TimeUnit.SECONDS)) {
                    System.err.println("not ended in time");
                } else if (told) {
                    // Otherwise the code would be that of the signal, and nobody could tell what became of the bundle.
                    Runtime.getRuntime().halt(code.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "stop"));
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            code.set(run(args, System.getenv(), new Streams(System.in, out, err, terminal()), stop));
            out.flush();
        } finally {
            ended.countDown();
        }
        System.exit(code.get());
    }

    /// On the JVM there is always a console and it says whether it is a terminal; in a native image there is none without a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean terminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /// Runs the program inside of another, as tests and the demonstration do.
    ///
    /// @param environment the only environment variables that it sees
    /// @return the exit code
    public static int run(String[] args, Map<String, String> environment, Streams streams, Stop stop) {
        Map<String, Object> variables = new HashMap<>(environment);
        Surroundings surroundings = new Surroundings(environment, streams.in(), Clock.systemUTC(), Version.current());
        try (ApplicationContext context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .environmentPropertySource(false)
                .propertySources(PropertySource.of("environment", variables, PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("environment")))
                .singletons(surroundings, streams, stop)
                .start()) {
            CommandLine commands = new CommandLine(RootCommand.class, new MicronautFactory(context))
                    .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                    .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setExitCodeExceptionMapper(e -> (e instanceof ParameterException ? ExitCode.USAGE : ExitCode.BUG).code())
                    .setExecutionExceptionHandler((e, _, _) -> {
                        if (e instanceof UsageException usage) {
                            usage.problems().forEach(problem -> streams.err().println("error: " + problem));
                            return ExitCode.USAGE.code();
                        }
                        streams.err().println(Bug.describe(e));
                        return ExitCode.BUG.code();
                    });
            return commands.execute(args);
        }
    }
}
