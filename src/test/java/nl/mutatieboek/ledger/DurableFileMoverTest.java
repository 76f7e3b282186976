package nl.mutatieboek.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are written once, and never change. */
class DurableFileMoverTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 50;
    private static final byte[] CONTENT = "content\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    @Test
    void file_is_written_by_threads_at_the_same_time() throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                Path file = directory.resolve("round-%02d/file".formatted(round));
                Callable<Void> write = () -> {
                    together.await();
                    DurableFileMover.writeOnce(file, CONTENT);
                    return null;
                };
                for (Future<Void> written : threads.invokeAll(Collections.nCopies(THREADS, write))) {
                    written.get();
                }
                assertThat(file.getParent().toFile().list()).containsExactly("file");
                assertThat(file).hasBinaryContent(CONTENT);
            }
        }
    }

    @Test
    void file_with_other_content_is_not_replaced() throws Exception {
        Path file = directory.resolve("file");
        DurableFileMover.writeOnce(file, CONTENT);
        DurableFileMover.writeOnce(file, CONTENT);

        assertThatThrownBy(() -> DurableFileMover.writeOnce(file, new byte[] {1}))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasBinaryContent(CONTENT);
    }
}
