package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The name of a book in its heads is final from the first start on, which warns if nobody chose it. */
@Tag("application")
@Isolated
class BookNameWarningTest {
    /** The first application in a JVM sets up the log, which ends its capture. */
    @BeforeAll
    static void set_up_the_log() {
        try (ApplicationFixture any = ApplicationFixture.unconfigured()) {
            any.start();
        }
    }

    private static List<String> warningsOfStart(ApplicationFixture book) {
        try (LogCapture log = new LogCapture()) {
            book.start();
            book.stop();
            return log.warnings().stream()
                    .filter(warning -> warning.contains("mutatieboek.heads.name"))
                    .toList();
        }
    }

    @Test
    void default_name_is_warned_about_at_the_first_start_only() {
        try (ApplicationFixture book = ApplicationFixture.unconfigured()) {
            assertThat(warningsOfStart(book))
                    .singleElement()
                    .asString()
                    .contains("default name mutatieboek", "cannot change later");
            assertThat(warningsOfStart(book)).isEmpty();
        }
    }

    @Test
    void chosen_name_and_the_demo_are_not_warned_about() {
        try (ApplicationFixture book =
                ApplicationFixture.unconfigured().with("mutatieboek.heads.name=mutatieboek.example.nl/rijk")) {
            assertThat(warningsOfStart(book)).isEmpty();
        }
        try (ApplicationFixture demo = ApplicationFixture.demo()) {
            assertThat(warningsOfStart(demo)).isEmpty();
        }
    }
}
