package nl.mutatieboek.evidence;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.mutatieboek.evidence.Report.Recomputed;
import org.springframework.transaction.support.TransactionOperations;

/** The rows that are stored, read in one snapshot by a thread of their own. */
final class StoredRows implements AutoCloseable {
    private final CompletableFuture<List<DerivedRows>> begun = new CompletableFuture<>();
    private final CompletableFuture<Void> read = new CompletableFuture<>();

    private StoredRows() {}

    static StoredRows reading(List<RecomputedRows> rooms, TransactionOperations snapshot) {
        StoredRows rows = new StoredRows();
        Thread.ofPlatform().daemon().name("reads the stored rows").start(() -> rows.read(rooms, snapshot));
        return rows;
    }

    private void read(List<RecomputedRows> rooms, TransactionOperations snapshot) {
        try {
            snapshot.executeWithoutResult(status -> {
                List<DerivedRows> derived = rooms.stream().map(DerivedRows::new).toList();
                begun.complete(derived);
                derived.forEach(DerivedRows::readStored);
            });
            read.complete(null);
        } catch (Throwable e) {
            begun.completeExceptionally(e);
            read.completeExceptionally(e);
        }
    }

    /** The rooms, once the snapshot is taken. */
    List<DerivedRows> rooms() {
        return joined(begun);
    }

    /** Returns once they are read, or could not be. */
    @Override
    public void close() {
        read.exceptionally(failure -> null).join();
    }

    /** Every room compared, once its rows were derived and read. */
    List<Recomputed> compared(CompletableFuture<Void> derived, long last) {
        joined(derived);
        joined(read);
        return rooms().stream().map(room -> room.compared(last)).toList();
    }

    private static <T> T joined(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
