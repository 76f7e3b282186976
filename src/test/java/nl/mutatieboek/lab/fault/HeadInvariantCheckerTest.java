package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The checker of crash tests notices each broken promise about heads. */
@Tag("application")
class HeadInvariantCheckerTest {
    private static final int SIZE = 4;

    @TempDir
    Path folder;

    private final HeadInvariantChecker heads = new HeadInvariantChecker();
    private H2CrashTestDatabase book;
    private Path lastHead;

    @BeforeEach
    void record_and_stop() throws IOException {
        book = new H2CrashTestDatabase(folder.resolve("book"));
        ApplicationFixture application = ApplicationFixture.emptyIn(book.data()).start();
        new LedgerFixture(application)
                .moment("2025-OWB", "2024-09-17")
                .chapter("XX")
                .items(2013, "XX/37", "XX/92");
        application.stop();
        Path directory = HeadInvariantChecker.headDirectory(book.data());
        FileSystemUtils.copyRecursively(book.data().resolve("heads"), directory);
        lastHead = directory.resolve("last-head.txt");
        check();
    }

    private void check() {
        heads.check("killed", book, LedgerInvariantChecker.read("killed", book.readOnlyDataSource()));
    }

    private void changeHead(String part, String other) throws IOException {
        Files.writeString(lastHead, Files.readString(lastHead).replace(part, other));
    }

    private String root() throws IOException {
        return Files.readString(lastHead).split("\n")[2];
    }

    @Test
    void same_head_is_accepted_again() {
        check();
    }

    @Test
    void other_head_of_the_same_size_is_noticed() throws IOException {
        changeHead(root(), "A".repeat(43) + "=");

        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("killed: two heads of one size");
    }

    @Test
    void head_above_the_entries_on_disk_is_noticed() throws IOException {
        changeHead("\n" + SIZE + "\n", "\n" + (SIZE + 1) + "\n");

        assertThatThrownBy(this::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("killed: head above what is on disk");
    }

    @Test
    void smaller_head_of_other_entries_is_noticed() throws IOException {
        changeHead("\n" + SIZE + "\n", "\n" + (SIZE - 1) + "\n");

        assertThatThrownBy(this::check).isInstanceOf(AssertionError.class).hasMessageContaining("SIGNED_HEAD_DIFFERS");
    }
}
