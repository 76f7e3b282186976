package nl.mutatieboek.importing;

import java.util.Locale;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Progress and result of an import.
 *
 * @param row row that the import has reached
 * @param rows number of rows of the file; 0 while it is unknown
 * @param rowsPerSecond average since the start
 * @param secondsLeft estimate from that average; null if it is unknown
 * @param result result of the import; null until it has ended
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
    /** A snapshot of a job, which may still run. */
    static ImportResponse of(ImportJob job, MessageRenderer sentences, Locale language) {
        ImportJob.ImportStatus state = job.state();
        long row = job.currentRow();
        long rate = row * 1_000 / Math.max(1, job.elapsed().toMillis());
        ImportResult result = job.result();
        return new ImportResponse(
                job.id().toString(),
                job.parameters().format().toString(),
                job.parameters().name(),
                job.parameters().options().dryRun(),
                state,
                row,
                job.totalRows(),
                rate,
                state == ImportJob.ImportStatus.RUNNING && rate > 0 ? Math.max(0, job.totalRows() - row) / rate : null,
                result == null ? null : ImportResultResponse.of(result, sentences, language));
    }
}
