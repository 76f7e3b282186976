package nl.mutatieboek.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import nl.mutatieboek.JavaProcess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that was paused meets the head that another one has signed meanwhile. */
@Tag("application")
class HeadDirectoryTest {
    @TempDir
    private Path folder;

    private HeadDirectory directory;
    private HeadSigningKey key;

    @BeforeEach
    void create() {
        directory = new HeadDirectory(folder);
        key = new HeadSigningKey("book", directory.createKey());
        directory.recordLastHead(head(41, 1));
    }

    private SignedHead head(long size, int root) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) root;
        return SignedHead.sign(key, size, bytes);
    }

    @Test
    void larger_head_replaces_the_last_one() {
        directory.recordLastHead(head(42, 2));

        assertThat(directory.findLastHead()).contains(head(42, 2));
    }

    @Test
    void same_head_is_recorded_again() {
        directory.recordLastHead(head(41, 1));

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }

    @Test
    void smaller_head_is_refused() {
        assertThatThrownBy(() -> directory.recordLastHead(head(40, 1))).hasMessageContaining("signed head 41");

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }

    @Test
    void head_is_compared_with_one_that_another_process_is_just_recording() throws Exception {
        CompletableFuture<Void> smaller;
        try (FileChannel other = FileChannel.open(lock(), StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            smaller = CompletableFuture.runAsync(() -> directory.recordLastHead(head(42, 2)));
            Thread.sleep(200);
            Files.writeString(folder.resolve("last-head.txt"), head(43, 3).note());
        }

        assertThatThrownBy(smaller::join).hasMessageContaining("signed head 43");
        assertThat(directory.findLastHead()).contains(head(43, 3));
    }

    @Test
    void process_that_was_paused_while_recording_is_not_waited_for_long() throws Exception {
        try (JavaProcess other = JavaProcess.start(LockHolder.class, lock().toString())) {
            other.awaitLog(LockHolder.LOCKED::equals);
            long start = System.nanoTime();

            assertThatThrownBy(() -> directory.recordLastHead(head(42, 2))).hasMessageContaining("keeps " + lock());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(directory.findLastHead()).contains(head(41, 1));
            other.kill();
            directory.recordLastHead(head(42, 2));
            assertThat(directory.findLastHead()).contains(head(42, 2));
        }
    }

    private Path lock() {
        return folder.resolve("last-head.lock");
    }

    /** Another process, which keeps the lock until it is killed. */
    public static final class LockHolder {
        static final String LOCKED = "locked";

        private LockHolder() {}

        public static void main(String[] args) throws Exception {
            DirectoryLock.runLocked(Path.of(args[0]), () -> {
                System.err.println(LOCKED);
                LockSupport.park();
            });
        }
    }

    @Test
    void other_head_of_the_same_size_is_refused() {
        assertThatThrownBy(() -> directory.recordLastHead(head(41, 2))).hasMessageContaining("signed head 41");

        assertThat(directory.findLastHead()).contains(head(41, 1));
    }
}
