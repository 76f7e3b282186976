package nl.mutatieboek.ledger.proof;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Locks a directory against other processes for a moment. The operating system frees the lock of a process that ends. */
final class DirectoryLock {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration WAIT_INTERVAL = Duration.ofMillis(10);

    private DirectoryLock() {}

    /** Another process keeps the lock. */
    static final class KeptLockException extends IllegalStateException {
        KeptLockException(Path file) {
            super("Another process keeps %s locked; it may be paused".formatted(file));
        }
    }

    /** Work on the files of the directory. */
    @FunctionalInterface
    interface LockedWork {
        void run() throws IOException;
    }

    /**
     * Runs the work under the lock. Waits for it, but not long, because a paused process may keep it.
     *
     * @param file file that is locked; created if it does not exist
     * @throws KeptLockException if another process keeps it
     */
    static void runLocked(Path file, LockedWork work) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(file))) {
            long start = System.nanoTime();
            while (tryLock(channel) == null) {
                if (System.nanoTime() - start > LONGEST_WAIT.toNanos()) {
                    throw new KeptLockException(file);
                }
                LockSupport.parkNanos(WAIT_INTERVAL.toNanos());
            }
            work.run();
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another signer of this process has it.
            return null;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
