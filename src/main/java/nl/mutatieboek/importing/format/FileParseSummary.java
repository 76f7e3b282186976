package nl.mutatieboek.importing.format;

import java.util.List;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file as a whole.
 *
 * @param rows how many rows it has below its header, blank ones not counted
 * @param flaws what in it cannot be understood, the first thousand
 * @param flawCount how many flaws there are; 0 of a file that was understood
 * @param openRows rows that are not booked because the source leaves their year or amount open, the first thousand; no flaws
 * @param openRowCount how many open rows there are
 * @param unknownColumns columns that this format does not know and that were not read, in their order
 */
public record FileParseSummary(
        long rows,
        List<FileFlaw> flaws,
        long flawCount,
        List<FileFlaw> openRows,
        long openRowCount,
        List<String> unknownColumns) {
    public FileParseSummary {
        flaws = List.copyOf(flaws);
        openRows = List.copyOf(openRows);
        unknownColumns = List.copyOf(unknownColumns);
    }

    public boolean isUnderstood() {
        return flawCount == 0;
    }

    /** That the file is longer than is read of it; null where it is not. */
    public @Nullable FileFlaw tooLongFlaw() {
        return flaws.stream()
                .filter(flaw -> flaw.hasReason(FlawReason.TOO_MANY_ROWS) || flaw.hasReason(FlawReason.TOO_MUCH_TEXT))
                .findFirst()
                .orElse(null);
    }
}
