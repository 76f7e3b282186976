package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.mutatieboek.JavaProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with the start cache, installed from the packaged jar. */
@Tag("whole")
class LauncherIT {
    private static final String USE_OF_CACHE_REQUIRED = "-XX:AOTMode=on";

    @TempDir
    static Path folder;

    private static Path home;
    private static Path cache;
    private static Path fitting;
    private static FileTime jarTime;

    private record LaunchResult(int exit, String out, String err) {}

    @BeforeAll
    static void install() throws Exception {
        home = folder.resolve("a directory");
        LaunchResult installed = run("", "src/main/launcher/install", "target/mutatieboek.jar", home.toString());
        assertThat(installed.exit()).as(installed.err()).isZero();
        cache = home.resolve("mutatieboek.aot");
        fitting = Files.copy(cache, folder.resolve("fitting"));
        jarTime = Files.getLastModifiedTime(home.resolve("mutatieboek.jar"));
    }

    @AfterEach
    void restore() throws IOException {
        Files.copy(fitting, cache, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(home.resolve("mutatieboek.jar"), jarTime);
    }

    @Test
    void fitting_cache_is_used_by_commands() throws Exception {
        LaunchResult version = launch(USE_OF_CACHE_REQUIRED, "--version");
        LaunchResult balance = launch(
                USE_OF_CACHE_REQUIRED, "--data", folder.resolve("nowhere").toString(), "balance");
        LaunchResult verify = launch(
                USE_OF_CACHE_REQUIRED,
                "verify",
                "--data",
                folder.resolve("nowhere").toString());

        assertThat(version.out()).startsWith("mutatieboek ").hasLineCount(1);
        assertThat(version.err()).isEmpty();
        assertThat(List.of(balance, verify)).allSatisfy(missing -> {
            assertThat(missing.exit()).isEqualTo(3);
            assertThat(missing.out()).isEmpty();
            assertThat(missing.err()).startsWith("There is no book at ").hasLineCount(1);
        });
    }

    @Test
    void cache_of_another_jar_is_reported_and_passed_by() throws Exception {
        Files.setLastModifiedTime(home.resolve("mutatieboek.jar"), FileTime.from(Instant.now()));

        assertPassedBy();
    }

    @Test
    void truncated_cache_is_reported_and_passed_by() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(cache.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertPassedBy();
    }

    @Test
    void file_that_is_no_cache_is_reported_and_passed_by() throws Exception {
        Files.writeString(cache, "not a cache");

        assertPassedBy();
    }

    @Test
    void options_that_the_cache_does_not_fit_are_reported() throws Exception {
        LaunchResult version = launch("-XX:-UseCompressedOops", "--version");

        assertThat(version.out()).startsWith("mutatieboek ").hasLineCount(1);
        assertThat(version.err()).startsWith("The start cache ").hasLineCount(1);
    }

    @Test
    void missing_cache_is_not_reported() throws Exception {
        Files.delete(cache);

        LaunchResult version = launch("", "--version");

        assertThat(version.out()).startsWith("mutatieboek ").hasLineCount(1);
        assertThat(version.err()).isEmpty();
    }

    private static void assertPassedBy() throws Exception {
        LaunchResult version = launch("", "--version");

        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("mutatieboek ").hasLineCount(1);
        assertThat(version.err())
                .startsWith("The start cache " + cache + " is damaged or does not fit ")
                .hasLineCount(1);
    }

    private static LaunchResult launch(String javaOptions, String... args) throws Exception {
        return run(
                javaOptions,
                Stream.concat(Stream.of(home.resolve("mutatieboek").toString()), Stream.of(args))
                        .toArray(String[]::new));
    }

    private static LaunchResult run(String javaOptions, String... command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", javaOptions);
        builder.environment().remove("MUTATIEBOEK_DATA");
        builder.environment().keySet().removeIf(JavaProcess.JVM_OPTIONS::contains);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(15, TimeUnit.MINUTES)).isTrue();
        } finally {
            // What a script started survives it.
            List<ProcessHandle> descendants = process.descendants().toList();
            process.destroyForcibly();
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
        return new LaunchResult(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
