package nl.mutatieboek.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.mutatieboek.Mutatieboek;
import nl.mutatieboek.architecture.Walls.Wall;
import nl.mutatieboek.architecture.violation.PlantedHouse;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The walls of the house stand, and each is shown to catch what it is there for. */
class WallsTest {
    private static final String HOUSE = "nl.mutatieboek";
    private static final String PLANTED = "nl.mutatieboek.architecture.violation";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(HOUSE);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    static Stream<Wall> walls() {
        return new Walls(HOUSE).all();
    }

    static Stream<Wall> wallsAroundTheViolations() {
        return new Walls(PLANTED).all();
    }

    static Stream<Wall> wallsAroundNothing() {
        return new Walls("nl.mutatieboek.nosuchhouse").all();
    }

    @ParameterizedTest
    @MethodSource("walls")
    void stands(Wall wall) {
        wall.rule().check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("wallsAroundTheViolations")
    void catches_what_was_planted(Wall wall) {
        assertThatThrownBy(() -> wall.rule().check(VIOLATIONS))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(PLANTED);
    }

    @ParameterizedTest
    @MethodSource("wallsAroundNothing")
    void fails_where_there_is_nothing_to_judge(Wall wall) {
        assertThatThrownBy(() -> wall.rule().check(CLASSES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    @Test
    void rooms_know_only_whom_they_may_know() {
        ApplicationModules.of(Mutatieboek.class).verify();
    }

    @Test
    void a_room_that_knows_another_in_secret_is_caught() {
        ApplicationModules planted = ApplicationModules.of(PlantedHouse.class, location -> true);
        assertThatThrownBy(planted::verify).isInstanceOf(Violations.class).hasMessageContaining("SecretFriend");
    }

    @Test
    void every_itssays_what_it_answers_and_whom_it_may_know() {
        assertThat(roomsWithoutAnAnswer(CLASSES, HOUSE)).isEmpty();
        assertThat(rooms(CLASSES, HOUSE)).contains("budget", "ledger", "balance", "trail", "evidence");
    }

    @Test
    void a_room_that_says_nothing_is_caught() {
        assertThat(roomsWithoutAnAnswer(VIOLATIONS, PLANTED)).contains("trail").doesNotContain("web");
    }

    @Test
    void the_map_in_the_documents_shows_the_rooms_that_there_are() throws IOException {
        List<String> drawn = Pattern.compile("(?m)^\\| `([a-z]+)` \\|")
                .matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .toList();
        assertThat(drawn).isEqualTo(rooms(CLASSES, HOUSE));
    }

    @Test
    void only_the_ledger_names_the_tables_of_the_ledger() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/nl/mutatieboek"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java"))
                            .filter(WallsTest::namesTheLedgersTables))
                    .isNotEmpty()
                    .allMatch(source -> source.startsWith("src/main/java/nl/mutatieboek/ledger"));
        }
    }

    private static boolean namesTheLedgersTables(Path source) {
        try {
            return Pattern.compile("ledger_entry|ledger_head")
                    .matcher(Files.readString(source))
                    .find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> rooms(JavaClasses classes, String root) {
        return Walls.roomsOf(classes.stream().map(type -> type.getPackage().getName()), root);
    }

    private static List<String> roomsWithoutAnAnswer(JavaClasses classes, String root) {
        return rooms(classes, root).stream()
                .filter(room -> {
                    JavaPackage its = classes.getPackage(root + "." + room);
                    return its.tryGetAnnotationOfType(NullMarked.class).isEmpty()
                            || its.tryGetAnnotationOfType(ApplicationModule.class)
                                    .isEmpty();
                })
                .toList();
    }
}
