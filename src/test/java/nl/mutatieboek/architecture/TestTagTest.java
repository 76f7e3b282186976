package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that each test engine runs only the tags of its own tests. */
class TestTagTest {
    private static final Pattern STARTS =
            Pattern.compile("\\b(ApplicationFixture|TestDatabase|EmbeddedPostgres|JavaProcess)\\b");

    private static final Pattern TAG = Pattern.compile("\\bTag\\(\"(main|application|whole)\"\\)");

    /** Its tests run one class at a time. */
    private static final Pattern ALONE = Pattern.compile("^@Tag\\(\"(whole|long)\"\\)", Pattern.MULTILINE);

    private static final Pattern SHARED = Pattern.compile(
            "\\b(LogCapture|MutatieboekCli|System\\.set(Out|Err|Property)|(Locale|TimeZone)\\.setDefault)\\b");

    @Test
    void jqwik_property_classes_have_no_junit_tag() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> withProperties = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(TestTagTest::text)
                    .filter(text -> imports(text, "net.jqwik.api.Property"))
                    .toList();

            assertThat(withProperties)
                    .hasSizeGreaterThan(2)
                    .noneMatch(text -> imports(text, "org.junit.jupiter.api.Tag"));
        }
    }

    /** JUnit 4 is on the class path of a library, and nothing runs its tests. */
    @Test
    void no_test_is_written_for_junit_4() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).map(TestTagTest::text))
                    .hasSizeGreaterThan(100)
                    .noneMatch(text -> imports(text, "org.junit.Test"));
        }
    }

    /** Else mvn test would wait for the application to start. */
    @Test
    void test_that_starts_the_application_or_postgresql_is_tagged() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> unmarked = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> !TAG.matcher(text(file)).find()
                            && STARTS.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString())
                    .toList();

            assertThat(unmarked).isEqualTo(List.of("TestTagTest.java"));
        }
    }

    /** Classes run two at a time; logging and the streams of the process belong to both. */
    @Test
    void test_that_captures_what_the_process_writes_runs_alone() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> capturing = files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> SHARED.matcher(text(file)).find())
                    .filter(file -> !ALONE.matcher(text(file)).find())
                    .toList();

            assertThat(capturing)
                    .hasSizeGreaterThan(10)
                    .allMatch(file -> text(file).contains("@Isolated") || file.endsWith("TestTagTest.java"));
        }
    }

    private static boolean imports(String text, String name) {
        return text.lines().anyMatch(("import " + name + ";")::equals);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
