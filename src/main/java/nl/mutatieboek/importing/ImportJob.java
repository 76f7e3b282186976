package nl.mutatieboek.importing;

import java.nio.file.Path;
import java.time.Clock;
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

/** An import that runs in the background: its parameters, progress and result. */
final class ImportJob {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJob.class);

    private final UUID id;
    private final ImportJobService.ImportParameters parameters;
    private final Actor actor;
    private final Clock clock;
    private final Instant startedAt;
    private volatile Instant lastProgress;
    private volatile long currentRow;
    private volatile long totalRows;
    private volatile ImportStatus state = ImportStatus.RUNNING;
    private volatile @Nullable ImportResult result;

    enum ImportStatus {
        /** The file is being parsed or its commands are being decided. */
        RUNNING,
        /** The import has a result: the file was imported, or was refused. */
        ENDED,
        /** The ledger was unavailable; nothing was recorded. */
        NOT_ANSWERED,
        /** An error occurred. Send the same file again to see whether it was recorded. */
        FAILED
    }

    ImportJob(UUID id, ImportJobService.ImportParameters parameters, Actor actor, Clock clock) {
        this.id = id;
        this.parameters = parameters;
        this.actor = actor;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.lastProgress = startedAt;
    }

    /** Runs the import and deletes the uploaded copy. */
    void runAndDiscardFile(ImportService importService, Path file) {
        try {
            result = importService.importFile(
                    parameters.format(),
                    TableFile.firstSheetOf(file),
                    parameters.name(),
                    actor,
                    parameters.options(),
                    this::recordProgress);
            lastProgress = clock.instant();
            state = ImportStatus.ENDED;
        } catch (LedgerUnavailableException e) {
            LOG.warn("Import {} not executed: ledger unavailable ({})", id, e.reason());
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

    private void recordProgress(long row, long rows) {
        currentRow = row;
        totalRows = rows;
        lastProgress = clock.instant();
    }

    UUID id() {
        return id;
    }

    Actor actor() {
        return actor;
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Time of the last progress; once it has a result, the time of its end. */
    Instant endedAt() {
        return lastProgress;
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

    /** Number of rows of the file; 0 while it is unknown. */
    long totalRows() {
        return totalRows;
    }

    /** Time from the start to the last report of progress. */
    Duration elapsed() {
        return Duration.between(startedAt, lastProgress);
    }

    @Nullable
    ImportResult result() {
        return result;
    }
}
