package nl.mutatieboek.lab.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Simulates a full disk for one process with a limit on file size. */
final class FileSizeLimiter {
    private FileSizeLimiter() {}

    /**
     * @param bytes how long its files may be, or {@code unlimited}
     */
    static void limitFileSize(long process, String bytes) {
        try {
            // Only what it may itself set higher again.
            int exit = new ProcessBuilder("prlimit", "--pid", Long.toString(process), "--fsize=" + bytes + ":")
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).as("prlimit of " + process).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
