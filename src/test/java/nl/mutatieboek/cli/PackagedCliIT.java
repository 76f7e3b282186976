package nl.mutatieboek.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.JavaProcess;
import nl.mutatieboek.JavaProcess.ProcessResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of the packaged jar. */
class PackagedCliIT {
    private static final Path JAR = Path.of("target/mutatieboek.jar");
    private static final String LOADER = "org.springframework.boot.loader.";

    @TempDir
    Path folder;

    /** These answer in a third of the time because nothing of Spring, Jackson and the logger is loaded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "help balance",
                "import --help",
                "completion",
                "frobnicate",
                "verify --jsn",
                "trail",
                "--data"
            })
    void help_and_usage_errors_load_no_framework(String args) throws IOException {
        Path loaded = folder.resolve("loaded");
        ProcessResult result;
        try (JavaProcess process =
                JavaProcess.startJar(JAR, List.of("-Xlog:class+load:file=" + loaded), args.split(" "))) {
            result = process.await();
        }

        assertThat(result.out() + result.err()).isNotBlank();
        try (Stream<String> lines = Files.lines(loaded)) {
            List<String> classes = lines.map(line -> line.replaceFirst("^(\\[[^]]*])*\\s*", ""))
                    .toList();
            assertThat(classes).anyMatch(name -> name.startsWith("nl.mutatieboek.cli.MutatieboekCli "));
            assertThat(classes)
                    .filteredOn(name -> !name.startsWith(LOADER))
                    .noneMatch(name -> name.startsWith("org.springframework.")
                            || name.startsWith("tools.jackson.")
                            || name.startsWith("ch.qos.logback."));
        }
    }

    @Test
    void data_directory_may_precede_the_command() {
        Path nowhere = folder.resolve("nowhere");

        ProcessResult before = run("--data", nowhere.toString(), "verify");
        ProcessResult both = run("--data=" + folder.resolve("other"), "verify", "--data", nowhere.toString());

        assertThat(before.err()).isEqualTo("There is no book at " + nowhere.resolve("book") + ".\n");
        assertThat(before.exit()).isEqualTo(3);
        assertThat(both.err()).isEqualTo(before.err());
    }

    private static ProcessResult run(String... args) {
        try (JavaProcess process = JavaProcess.startJar(JAR, args)) {
            return process.await();
        }
    }
}
