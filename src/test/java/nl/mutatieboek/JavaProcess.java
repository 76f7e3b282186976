package nl.mutatieboek;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs Java in a separate process with the class path of the tests, for behaviour that is only visible from outside.
 */
public final class JavaProcess implements AutoCloseable {
    /** Environment variables with options for Java, which then writes to standard error that it reads them. */
    public static final Set<String> JVM_OPTIONS = Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final OutputLineReader out;
    private final OutputLineReader err;

    /** The output and exit code of a process. */
    public record ProcessResult(int exit, String out, String err) {}

    private JavaProcess(Process process, Consumer<String> whenSaid) {
        this.process = process;
        this.out = new OutputLineReader(process.getInputStream(), whenSaid);
        this.err = new OutputLineReader(process.getErrorStream(), line -> {});
    }

    /** Starts {@code main} of this class. */
    public static JavaProcess start(Class<?> main, String... args) {
        return start(main, Map.of(), line -> {}, args);
    }

    /**
     * @param whenSaid receives each whole line of standard output, as soon as it is there
     */
    public static JavaProcess start(
            Class<?> main, Map<String, String> environment, Consumer<String> whenSaid, String... args) {
        return start("512m", main, environment, whenSaid, args);
    }

    /**
     * @param heap the most memory that it has for objects
     */
    public static JavaProcess start(
            String heap, Class<?> main, Map<String, String> environment, Consumer<String> whenSaid, String... args) {
        List<String> what = List.of("-cp", System.getProperty("java.class.path"), main.getName());
        return start(heap, what, environment, whenSaid, args);
    }

    /** Runs it without the jars whose names contain a word. */
    public static JavaProcess startWithoutJar(String word, Class<?> main, String... args) {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.contains(word))
                .collect(Collectors.joining(File.pathSeparator));
        return start("512m", List.of("-cp", path, main.getName()), Map.of(), line -> {}, args);
    }

    /** Starts the packaged application, as people do: {@code java -jar}. */
    public static JavaProcess startJar(Path jar, String... args) {
        return startJar(jar, List.of(), args);
    }

    /** Starts the packaged application with options of the virtual machine. */
    public static JavaProcess startJar(Path jar, List<String> jvmOptions, String... args) {
        List<String> what = new ArrayList<>(jvmOptions);
        what.addAll(List.of("-jar", jar.toString()));
        return start("512m", what, Map.of(), line -> {}, args);
    }

    private static JavaProcess start(
            String heap,
            List<String> what,
            Map<String, String> environment,
            Consumer<String> whenSaid,
            String... args) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(what);
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.startsWith("MUTATIEBOEK") || name.startsWith("SPRING") || JVM_OPTIONS.contains(name));
        builder.environment().putAll(environment);
        try {
            return new JavaProcess(builder.start(), whenSaid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Waits until standard error has such a line, and gives it. */
    public String awaitLog(Predicate<String> line) {
        return err.await(line, PATIENCE);
    }

    /** Returns its standard error so far. */
    public String log() {
        return err.text();
    }

    /** Lets it go on after it was stopped in its tracks: SIGCONT. */
    public void resume() {
        try {
            new ProcessBuilder("kill", "-CONT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Done as soon as it has ended. */
    public CompletableFuture<?> exitFuture() {
        return process.onExit();
    }

    /** Waits until it has ended by itself. */
    public ProcessResult await() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Still running; its log: " + err.text());
            }
            out.join();
            err.join();
            return new ProcessResult(process.exitValue(), out.text(), err.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    // Through the handle, because the process itself would close the streams before they are read to their end.

    /** Asks it to end, as an operating system does: SIGTERM. */
    public ProcessResult terminate() {
        process.toHandle().destroy();
        return await();
    }

    /** Ends it at once, in the middle of whatever it does: SIGKILL. */
    public ProcessResult kill() {
        process.toHandle().destroyForcibly();
        return await();
    }

    @Override
    public void close() {
        kill();
    }

    /** The lines of a stream; what follows the last line break was cut off and is no line. */
    private static final class OutputLineReader {
        private final List<String> said = new ArrayList<>();
        private final Thread thread;
        private boolean ended;

        OutputLineReader(InputStream stream, Consumer<String> whenSaid) {
            thread = Thread.ofPlatform().daemon().start(() -> read(stream, whenSaid));
        }

        private void read(InputStream stream, Consumer<String> whenSaid) {
            try (BufferedReader reader =
                    new BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                StringBuilder line = new StringBuilder();
                for (int c = reader.read(); c >= 0; c = reader.read()) {
                    if (c == '\n') {
                        add(line.toString());
                        whenSaid.accept(line.toString());
                        line.setLength(0);
                    } else {
                        line.append((char) c);
                    }
                }
            } catch (IOException e) {
                add("(" + e.getMessage() + ")");
            } finally {
                synchronized (this) {
                    ended = true;
                    notifyAll();
                }
            }
        }

        private synchronized void add(String line) {
            said.add(line);
            notifyAll();
        }

        synchronized String await(Predicate<String> wanted, Duration patience) {
            long end = System.nanoTime() + patience.toNanos();
            int seen = 0;
            while (true) {
                for (; seen < said.size(); seen++) {
                    if (wanted.test(said.get(seen))) {
                        return said.get(seen);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (ended || left <= 0) {
                    throw new AssertionError("Never said: " + text());
                }
                try {
                    wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        }

        void join() throws InterruptedException {
            thread.join();
        }

        synchronized String text() {
            return said.isEmpty() ? "" : String.join("\n", said) + "\n";
        }
    }
}
