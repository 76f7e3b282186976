package nl.mutatieboek.intake;

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
record ImportShown(
        String id,
        String format,
        String file,
        boolean dryRun,
        Import.State state,
        long row,
        long rows,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable ImportedShown result) {
    /** As it is now; it goes on meanwhile. */
    static ImportShown of(Import one, MessageRenderer sentences, Locale language) {
        Import.State state = one.state();
        long row = one.row();
        long rate = row * 1_000 / Math.max(1, one.elapsed().toMillis());
        Imported imported = one.imported();
        return new ImportShown(
                one.id().toString(),
                one.asked().format().toString(),
                one.asked().name(),
                one.asked().options().dryRun(),
                state,
                row,
                one.rows(),
                rate,
                state == Import.State.RUNNING && rate > 0 ? Math.max(0, one.rows() - row) / rate : null,
                imported == null ? null : ImportedShown.of(imported, sentences, language));
    }
}
