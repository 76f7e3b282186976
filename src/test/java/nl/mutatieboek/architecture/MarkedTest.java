package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each engine reads the marks of its own tests alone, and says nothing of others. */
class MarkedTest {
    @Test
    void no_class_with_properties_bears_a_mark_that_jqwik_does_not_read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<String> withProperties = files.filter(file -> file.toString().endsWith("Test.java"))
                    .map(MarkedTest::text)
                    .filter(text -> imports(text, "net.jqwik.api.Property"))
                    .toList();

            assertThat(withProperties)
                    .hasSizeGreaterThan(2)
                    .noneMatch(text -> imports(text, "org.junit.jupiter.api.Tag"));
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
