package nl.mutatieboek.importing;

import java.util.Locale;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * An import of a served book.
 *
 * @param row at which row it is
 * @param rows how many rows the file has; 0 while that is not known
 * @param rowsPerSecond so far
 * @param secondsLeft if it goes on as it goes; null when that cannot be said
 * @param result what became of the file; null until it has ended
 */
record ImportResponse(
        String id,
        String format,
        String file,
        boolean dryRun,
        ImportJob.ImportStatus state,
        long row,
        long rows,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable ImportResultResponse result) {
    /** As it is now; it goes on meanwhile. */
    static ImportResponse of(ImportJob one, MessageRenderer sentences, Locale language) {
        ImportJob.ImportStatus state = one.state();
        long row = one.currentRow();
        long rate = row * 1_000 / Math.max(1, one.elapsed().toMillis());
        ImportResult imported = one.result();
        return new ImportResponse(
                one.id().toString(),
                one.parameters().format().toString(),
                one.parameters().name(),
                one.parameters().options().dryRun(),
                state,
                row,
                one.totalRows(),
                rate,
                state == ImportJob.ImportStatus.RUNNING && rate > 0 ? Math.max(0, one.totalRows() - row) / rate : null,
                imported == null ? null : ImportResultResponse.of(imported, sentences, language));
    }
}
