package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import nl.mutatieboek.ledger.proof.HeadTimestampFile.HeadTimestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last time-stamp is kept between two runs. */
class HeadTimestampFileTest {
    private static final HeadTimestamp FIRST =
            new HeadTimestamp("head-000000000001-1a2b3c4d.txt", Instant.parse("2025-01-01T10:00:00Z"));
    private static final HeadTimestamp SECOND =
            new HeadTimestamp("head-000000000002-1a2b3c4d.txt", Instant.parse("2025-01-02T10:00:00.123Z"));

    @TempDir
    Path directory;

    @Test
    void last_time_stamp_replaces_the_one_before() throws Exception {
        Path file = directory.resolve("heads/last-timestamp.txt");
        assertThat(new HeadTimestampFile(file).find()).isEmpty();

        new HeadTimestampFile(file).record(FIRST);
        assertThat(new HeadTimestampFile(file).find()).contains(FIRST);

        new HeadTimestampFile(file).record(SECOND);
        assertThat(new HeadTimestampFile(file).find()).contains(SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "head-000000000001-1a2b3c4d.txt", "head\n2025-13-01T10:00:00Z\n"})
    void damaged_file_counts_as_none(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("last-timestamp.txt"), content);

        assertThat(new HeadTimestampFile(file).find()).isEmpty();

        new HeadTimestampFile(file).record(FIRST);
        assertThat(new HeadTimestampFile(file).find()).contains(FIRST);
    }
}
