/* Own stand-in for GraalVM's native-image driver (svm-driver is not on Maven Central for 25):
   turns the documented command line into hosted options, reads META-INF/native-image of the class path, execs the builder. */
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.jar.*;
import java.util.stream.*;

public class MiniDriver {
    static final List<String> hosted = new ArrayList<>(), jvm = new ArrayList<>();
    static List<String> cp = new ArrayList<>(), mp = new ArrayList<>();
    static String main, name, module;
    static boolean dryRun, verbose;
    static Path home;
    static final Map<String, String> RES =
            Map.of(
                    "reflect-config.json",
                    "ReflectionConfigurationResources",
                    "jni-config.json",
                    "JNIConfigurationResources",
                    "proxy-config.json",
                    "DynamicProxyConfigurationResources",
                    "resource-config.json",
                    "ResourceConfigurationResources",
                    "serialization-config.json",
                    "SerializationConfigurationResources",
                    "reachability-metadata.json",
                    "ReachabilityMetadataResources");
    // API option without value -> hosted option
    static final Map<String, String> FLAG =
            Map.ofEntries(
                    Map.entry("--no-fallback", "-H:FallbackThreshold=0"),
                    Map.entry("--shared", "-H:+SharedLibrary"),
                    Map.entry("--static", "-H:+StaticExecutable"),
                    Map.entry("--static-nolibc", "-H:+StaticExecutableWithDynamicLibC"),
                    Map.entry("-g", "-H:GenerateDebugInfo=2"),
                    Map.entry("--enable-http", "-H:EnableURLProtocols=http"),
                    Map.entry("--enable-https", "-H:EnableURLProtocols=https"),
                    Map.entry("--enable-all-security-services", "-H:+EnableAllSecurityServices"),
                    Map.entry("--silent", "-H:+BuildOutputSilent"),
                    Map.entry("--link-at-build-time", "-H:LinkAtBuildTime="),
                    Map.entry("--install-exit-handlers", "-H:+InstallExitHandlers"),
                    Map.entry("--allow-incomplete-classpath", ""),
                    Map.entry("--report-unsupported-elements-at-runtime", ""),
                    Map.entry("--strict-image-heap", ""),
                    Map.entry(
                            "--exact-reachability-metadata", "-H:ThrowMissingRegistrationErrors="),
                    Map.entry("--initialize-at-build-time", "-H:ClassInitialization=:build_time"),
                    Map.entry("-ea", ""),
                    Map.entry("--enable-monitoring", "-H:EnableMonitoringFeatures="),
                    Map.entry("--configure-reflection-metadata", ""),
                    Map.entry("--gc=serial", "-H:+UseSerialGC"),
                    Map.entry("--gc=epsilon", "-H:+UseEpsilonGC"),
                    Map.entry("--enable-preview", "J--enable-preview"));
    // API option with =value -> hosted option name
    static final Map<String, String> VAL =
            Map.ofEntries(
                    Map.entry("--features", "Features"),
                    Map.entry("--enable-url-protocols", "EnableURLProtocols"),
                    Map.entry("--link-at-build-time", "LinkAtBuildTime"),
                    Map.entry("--link-at-build-time-paths", "LinkAtBuildTimePaths"),
                    Map.entry("-march", "MicroArchitecture"),
                    Map.entry("--parallelism", "NumberOfThreads"),
                    Map.entry("--libc", "UseLibC"),
                    Map.entry("--color", "Color"),
                    Map.entry("--enable-monitoring", "EnableMonitoringFeatures"),
                    Map.entry("--native-compiler-path", "CCompilerPath"),
                    Map.entry("--native-compiler-options", "CCompilerOption"),
                    Map.entry("--future-defaults", "FutureDefaults"),
                    Map.entry("--trace-object-instantiation", "TraceObjectInstantiation"),
                    Map.entry("--exact-reachability-metadata", "ThrowMissingRegistrationErrors"),
                    Map.entry("--add-reads", "AddReads"),
                    Map.entry("--target", "TargetPlatform"));

    static void init(String v, String kind) {
        hosted.add(
                "-H:ClassInitialization="
                        + Arrays.stream(v.split(","))
                                .filter(s -> !s.isBlank())
                                .map(s -> s.trim() + ":" + kind)
                                .collect(Collectors.joining(",")));
    }

    static void path(List<String> to, String v) throws IOException {
        for (String s : v.split(File.pathSeparator)) {
            if (s.isEmpty()) continue;
            if (s.endsWith("/*")) {
                try (var st = Files.list(Path.of(s.substring(0, s.length() - 2)))) {
                    st.map(Path::toString)
                            .filter(x -> x.endsWith(".jar"))
                            .sorted()
                            .forEach(to::add);
                }
            } else to.add(Path.of(s).toAbsolutePath().toString());
        }
    }

    static void args(List<String> in, boolean top) throws Exception {
        for (var it = new ArrayDeque<>(in); !it.isEmpty(); ) {
            String a = it.poll();
            if (a.isBlank()) continue;
            int eq = a.indexOf('=');
            String k = eq > 0 ? a.substring(0, eq) : a, v = eq > 0 ? a.substring(eq + 1) : null;
            if (a.startsWith("@")) {
                for (String x : split(Files.readString(Path.of(a.substring(1)))).reversed())
                    it.addFirst(x);
            } else if (a.equals("-cp") || a.equals("-classpath") || a.equals("--class-path"))
                path(cp, it.poll());
            else if (k.equals("--class-path")) path(cp, v);
            else if (a.equals("-p") || a.equals("--module-path")) path(mp, it.poll());
            else if (a.equals("-m") || a.equals("--module")) module = it.poll();
            else if (a.equals("-jar")) {
                Path j = Path.of(it.poll()).toAbsolutePath();
                cp.add(j.toString());
                try (var jf = new JarFile(j.toFile())) {
                    var m = jf.getManifest().getMainAttributes();
                    main = m.getValue("Main-Class");
                    String c = m.getValue("Class-Path");
                    if (c != null)
                        for (String s : c.split(" "))
                            if (!s.isBlank()) {
                                Path p = j.getParent().resolve(s);
                                if (Files.exists(p)) cp.add(p.toString());
                            }
                }
                if (name == null) name = j.getFileName().toString().replaceFirst("\\.jar$", "");
            } else if (a.equals("-o")) name = it.poll();
            else if (a.equals("--verbose")) verbose = true;
            else if (a.equals("--dry-run")) dryRun = true;
            else if (a.equals("--version")) {
                System.out.println("native-image 25.0.2 (assembled)\n");
                System.exit(0);
            } else if (a.startsWith("-J")) jvm.add(a.substring(2));
            else if (a.startsWith("-D")) jvm.add(a);
            else if (a.startsWith("-H:Class=")) main = v;
            else if (a.startsWith("-H:Name=")) name = v;
            else if (a.startsWith("-H:") || a.startsWith("-R:")) hosted.add(a);
            else if (a.startsWith("-O")) hosted.add("-H:Optimize=" + a.substring(2));
            else if (a.equals("--add-exports") || a.equals("--add-opens")) {
                String x = it.poll();
                jvm.add(a + "=" + x);
                hosted.add("-H:Add" + (a.endsWith("opens") ? "Opens" : "Exports") + "=" + x);
            } else if (k.equals("--add-exports") || k.equals("--add-opens")) {
                jvm.add(a);
                hosted.add("-H:Add" + (k.endsWith("opens") ? "Opens" : "Exports") + "=" + v);
            } else if (k.equals("--add-modules")) {
                jvm.add("--add-modules=" + (v != null ? v : it.poll()));
            } else if (k.equals("--enable-native-access")) {
                String x = v != null ? v : it.poll();
                jvm.add("--enable-native-access=" + x);
                hosted.add("-H:EnableNativeAccess=" + x);
            } else if ((k.equals("--initialize-at-run-time")
                            || k.equals("--rerun-class-initialization-at-runtime")
                            || k.equals("--delay-class-initialization-to-runtime"))
                    && v != null) init(v, "run_time");
            else if (k.equals("--initialize-at-build-time") && v != null) init(v, "build_time");
            else if (FLAG.containsKey(a)) {
                String f = FLAG.get(a);
                if (f.startsWith("J")) jvm.add(f.substring(1));
                else if (!f.isEmpty()) hosted.add(f);
            } else if (v != null && VAL.containsKey(k)) hosted.add("-H:" + VAL.get(k) + "=" + v);
            else if (k.equals("--exclude-config")) {
                System.err.println("MiniDriver: --exclude-config is ignored");
                it.poll();
                it.poll();
            } else if (k.equals("--trace-class-initialization")) {
            } else if (!a.startsWith("-") && top) {
                if (main == null && module == null) main = a;
                else name = a;
            } else {
                System.err.println("MiniDriver: unknown option " + a);
                System.exit(20);
            }
        }
    }

    static List<String> split(String s) {
        List<String> r = new ArrayList<>();
        StringBuilder b = new StringBuilder();
        char q = 0;
        boolean any = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (q != 0) {
                if (c == q) q = 0;
                else if (c == '\\' && q == '"' && i + 1 < s.length()) b.append(s.charAt(++i));
                else b.append(c);
            } else if (c == '"' || c == '\'') {
                q = c;
                any = true;
            } else if (Character.isWhitespace(c)) {
                if (b.length() > 0 || any) r.add(b.toString());
                b.setLength(0);
                any = false;
            } else b.append(c);
        }
        if (b.length() > 0 || any) r.add(b.toString());
        return r;
    }

    static void meta(Path root) throws Exception {
        Path d = root.resolve("META-INF/native-image");
        if (!Files.isDirectory(d)) return;
        List<Path> fs;
        try (var st = Files.walk(d)) {
            fs = st.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path f : fs) {
            String rel = root.relativize(f).toString(), n = f.getFileName().toString();
            if (n.equals("native-image.properties")) {
                Properties p = new Properties();
                try (var in = Files.newInputStream(f)) {
                    p.load(in);
                }
                String dir = rel.substring(0, rel.length() - n.length() - 1);
                for (String ja : split(p.getProperty("JavaArgs", ""))) jvm.add(ja);
                List<String> as = split(p.getProperty("Args", "").replace("${.}", dir));
                if (verbose) System.err.println(root + " " + rel + " " + as);
                args(as, false);
            } else if (RES.containsKey(n)) hosted.add("-H:" + RES.get(n) + "=" + rel);
        }
    }

    public static void main(String[] a) throws Exception {
        home = Path.of(System.getProperty("mini.home"));
        args(Arrays.asList(a), true);
        if (cp.isEmpty() && mp.isEmpty())
            cp.add(Path.of(".").toAbsolutePath().normalize().toString());
        List<String> all = new ArrayList<>(cp);
        all.addAll(mp);
        for (String e : all) {
            Path p = Path.of(e);
            if (Files.isDirectory(p)) meta(p);
            else if (Files.exists(p))
                try (var fs = FileSystems.newFileSystem(p)) {
                    meta(fs.getPath("/"));
                }
        }
        if (name == null) name = main != null ? main.toLowerCase() : "image";
        Path out = Path.of(name).toAbsolutePath().normalize();
        List<String> c =
                new ArrayList<>(List.of(home + "/bin/java", "@" + home + "/lib/svm/jvm.args.head"));
        c.addAll(jvm);
        c.add("@" + home + "/lib/svm/jvm.args.tail");
        if (!cp.isEmpty()) {
            c.add("-imagecp");
            c.add(String.join(":", cp));
        }
        if (!mp.isEmpty()) {
            c.add("-imagemp");
            c.add(String.join(":", mp));
        }
        c.add("-H:CLibraryPath=" + home + "/lib/svm/clibraries/linux-amd64");
        c.add("-H:ImageBuildID=" + UUID.randomUUID());
        c.add("-H:Path=" + out.getParent());
        c.add("-H:Name=" + out.getFileName());
        if (main != null) c.add("-H:Class=" + main);
        if (module != null) {
            String[] m = module.split("/");
            c.add("-H:Module=" + m[0]);
            if (m.length > 1) c.add("-H:Class=" + m[1]);
        }
        c.addAll(hosted.stream().distinct().toList());
        if (verbose || dryRun) System.err.println(String.join("\n  ", c));
        if (dryRun) return;
        ProcessBuilder pb = new ProcessBuilder(c).inheritIO();
        Process p = pb.start();
        Runtime.getRuntime().addShutdownHook(new Thread(p::destroy));
        System.exit(p.waitFor());
    }
}
