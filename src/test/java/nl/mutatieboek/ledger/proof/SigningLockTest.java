package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.LedgerFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A file that takes long delays no reader of proofs. */
@Tag("application")
class SigningLockTest {
    @RegisterExtension
    static final ApplicationFixture BOOK = ApplicationFixture.empty();

    @Test
    void proofs_do_not_wait_for_the_file_of_the_last_head() throws IOException, InterruptedException {
        HeadSigner heads = BOOK.bean(HeadSigner.class);
        LedgerFixture scribe = new LedgerFixture(BOOK).chapter("XX");
        SignedHead head = heads.awaitHead(scribe.ledgerNumber()).orElseThrow();
        Path lockFile = heads.directory().lastHeadFile().resolveSibling("last-head.lock");

        long longest = 0;
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            scribe.items(2013, "XX/1");
            for (int i = 0; i < 150; i++) {
                long start = System.nanoTime();
                assertThat(heads.find(head.size())).contains(head);
                longest = Math.max(longest, System.nanoTime() - start);
                Thread.sleep(10);
            }
            assertThat(heads.findLatest()).contains(head);
        }

        assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(1));
        assertThat(heads.awaitHead(scribe.ledgerNumber())).isPresent();
    }
}
