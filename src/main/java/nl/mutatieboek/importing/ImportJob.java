package nl.mutatieboek.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.platform.http.UploadedFileStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that was sent to a served book and is being taken over, or was. */
final class ImportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final UUID id;
    private final ImportJobService.ImportParameters parameters;
    private final Actor actor;
    private final Instant begun;
    private volatile Instant seen;
    private volatile long currentRow;
    private volatile long totalRows;
    private volatile ImportStatus state = ImportStatus.RUNNING;
    private volatile @Nullable ImportResult result;

    /** How it stands. */
    enum ImportStatus {
        /** Its file is being read, or decided on. */
        RUNNING,
        /** It has been answered: the file was taken over, or was not. */
        ENDED,
        /** The book could not take it; nothing of it is recorded. */
        NOT_ANSWERED,
        /** Something failed; whether it was recorded shows when the same file is sent again. */
        FAILED
    }

    ImportJob(UUID id, ImportJobService.ImportParameters asked, Actor actor, Instant begun) {
        this.id = id;
        this.parameters = asked;
        this.actor = actor;
        this.begun = begun;
        this.seen = begun;
    }

    /** Takes the file over, and throws it away. */
    void runAndDiscardFile(ImportService intake, Path file) {
        try {
            result = intake.importFile(
                    parameters.format(),
                    TableFile.firstSheetOf(file),
                    parameters.name(),
                    actor,
                    parameters.options(),
                    this::recordProgress);
            state = ImportStatus.ENDED;
        } catch (LedgerUnavailableException e) {
            LOG.warn("Import {} was not answered: {}", id, e.reason());
            state = e.reason() == LedgerUnavailableException.UnavailabilityReason.STOPPED
                    ? ImportStatus.FAILED
                    : ImportStatus.NOT_ANSWERED;
        } catch (RuntimeException | Error e) {
            LOG.error("Import {} failed", id, e);
            state = ImportStatus.FAILED;
        } finally {
            UploadedFileStore.discard(file);
        }
    }

    private void recordProgress(long at, long of) {
        currentRow = at;
        totalRows = of;
        seen = Instant.now();
    }

    UUID id() {
        return id;
    }

    ImportJobService.ImportParameters parameters() {
        return parameters;
    }

    ImportStatus state() {
        return state;
    }

    long currentRow() {
        return currentRow;
    }

    /** How many rows the file has; 0 while that is not known. */
    long totalRows() {
        return totalRows;
    }

    /** Until the last row that was told of. */
    Duration elapsed() {
        return Duration.between(begun, seen);
    }

    @Nullable
    ImportResult result() {
        return result;
    }
}
