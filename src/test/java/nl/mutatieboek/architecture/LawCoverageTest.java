package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that every law has tests with its number, and that the list of laws names them. */
class LawCoverageTest {
    private static final Path TESTS = Path.of("src/test/java/nl/mutatieboek");
    private static final Pattern TEST = Pattern.compile("void law_([0-9]+)_\\w+\\(");
    private static final Pattern LAW = Pattern.compile("\\*\\*Law ([0-9]+): [^*]+\\*\\*[^*]*Tests:\\s+([^*]+)");
    private static final Pattern NAMED = Pattern.compile("`([a-z.]+\\.[A-Z]\\w+)`");

    @Test
    void every_law_has_a_test() throws IOException {
        assertThat(testClassesByLaw().keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void list_of_laws_names_exactly_the_classes_that_test_each_law() throws IOException {
        Map<Integer, Set<String>> named = new TreeMap<>();
        LAW.matcher(Files.readString(Path.of("docs/internals/architecture.md")))
                .results()
                .forEach(law -> named.put(
                        Integer.valueOf(law.group(1)),
                        NAMED.matcher(law.group(2))
                                .results()
                                .map(test -> test.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertThat(named).isEqualTo(testClassesByLaw());
    }

    /** By law, the classes that have tests of it: {@code budget.LawsTest}. */
    private static Map<Integer, Set<String>> testClassesByLaw() throws IOException {
        Map<Integer, Set<String>> tests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                String name =
                        TESTS.relativize(file).toString().replace(".java", "").replace('/', '.');
                TEST.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult test) -> Integer.valueOf(test.group(1)))
                        .forEach(law ->
                                tests.computeIfAbsent(law, l -> new TreeSet<>()).add(name));
            }
        }
        return tests;
    }
}
