package nl.mutatieboek.ledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.mutatieboek.ledger.proof.HeadTimestampFile;
import nl.mutatieboek.ledger.proof.HeadTimestamper;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.ledger.proof.TimestampAuthorityStub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTimestampSchedulerTest {
    private static final SignedHead HEAD = new SignedHead(1, "book.example\n1\nroot\n\n— book.example c2lnbmF0dXJl\n");

    @TempDir
    private Path archive;

    @TempDir
    private Path heads;

    @Test
    void head_is_stamped_after_memory_was_short() throws Exception {
        AtomicBoolean memoryIsShort = new AtomicBoolean(true);
        try (TimestampAuthorityStub authority = new TimestampAuthorityStub().warmUp()) {
            HeadTimestampScheduler scheduler = new HeadTimestampScheduler(
                    () -> {
                        if (memoryIsShort.getAndSet(false)) {
                            throw new OutOfMemoryError("unable to create native thread");
                        }
                        return Optional.of(HEAD);
                    },
                    new HeadTimestamper(authority.address().toString(), Clock.systemUTC()),
                    archive,
                    new HeadTimestampFile(heads.resolve("last-timestamp.txt")),
                    Duration.ofMillis(10),
                    Clock.systemUTC());

            scheduler.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> scheduler.lastAt().isPresent());
            scheduler.stop();

            assertThat(scheduler.failure()).isNull();
            assertThat(archive.resolve(HEAD.fileName().replace(".txt", ".tsr"))).exists();
        }
    }
}
