package io.cronsupportbundle.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The program under test in the form that the build names with `it.program`, so that nothing is proved for one form only: the classes
/// inside of this process, the jar on a Java machine with 64 MB of heap, or the native binary.
sealed interface Program permits InProcessProgram, ProcessProgram {

    /// Longer than any call may take on a busy machine.
    Duration PATIENCE = Duration.ofMinutes(5);

    Running start(Call call);

    default Finished run(Call call) {
        try (Running running = start(call)) {
            return running.await();
        }
    }

    /// The form by its setting: empty, a path that ends in `.jar`, or another path.
    static Program of(String setting) {
        if (setting.isEmpty()) {
            return new InProcessProgram();
        }
        String file = Path.of(setting).toAbsolutePath().toString();
        if (!file.endsWith(".jar")) {
            return new ProcessProgram(List.of(file));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // A test is over before the better compiler has paid for itself.
        return new ProcessProgram(List.of(java, "-Xmx64m", "-XX:TieredStopAtLevel=1", "-jar", file));
    }
}
