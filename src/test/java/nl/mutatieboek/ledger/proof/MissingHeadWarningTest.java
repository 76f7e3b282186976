package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import nl.mutatieboek.LogCapture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Without its last signed head a book opens, and the log says what could not be checked. */
@Tag("application")
@Isolated
class MissingHeadWarningTest {
    @TempDir
    Path data;

    @Test
    void missing_last_head_of_a_signed_book_is_warned_about() throws IOException {
        try (ApplicationFixture book = ApplicationFixture.emptyIn(data)) {
            // The first application in a JVM sets up the log, which ends its capture.
            book.start();
            book.stop();
            assertThat(warningsOfStart(book)).as("without entries").isEmpty();
            book.start();
            new LedgerFixture(book).chapter("XX");
            book.stop();
            assertThat(warningsOfStart(book)).isEmpty();

            Path lastHead = data.resolve("heads/last-head.txt");
            Files.delete(lastHead);
            assertThat(warningsOfStart(book)).singleElement().asString().contains(lastHead.toString());
            assertThat(warningsOfStart(book)).isEmpty();

            Files.move(lastHead, lastHead.resolveSibling("restored-head.txt"));
            assertThat(warningsOfStart(book)).isEmpty();
        }
    }

    private static List<String> warningsOfStart(ApplicationFixture book) {
        try (LogCapture log = new LogCapture()) {
            book.start();
            book.stop();
            return log.warnings().stream()
                    .filter(warning -> warning.contains("There is no last signed head"))
                    .toList();
        }
    }
}
