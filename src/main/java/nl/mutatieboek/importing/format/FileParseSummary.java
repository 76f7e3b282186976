package nl.mutatieboek.importing.format;

import java.util.List;
import nl.mutatieboek.importing.table.FileFlaw;
import nl.mutatieboek.importing.table.FlawReason;
import org.jspecify.annotations.Nullable;

/**
 * Result of parsing a file. Each list holds the first 1,000 of its kind.
 *
 * @param rows number of rows below the header, without blank ones
 * @param flaws parts that cannot be understood
 * @param flawCount number of flaws; 0 if the file was understood
 * @param openRows rows that are not booked because the source leaves something open; not flaws
 * @param openRowCount number of open rows
 * @param unknownColumns columns that the format does not have, in their order; not read
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

    /** The flaw that the file exceeds the limits; null if it does not. */
    public @Nullable FileFlaw tooLongFlaw() {
        return flaws.stream()
                .filter(flaw -> flaw.hasReason(FlawReason.TOO_MANY_ROWS) || flaw.hasReason(FlawReason.TOO_MUCH_TEXT))
                .findFirst()
                .orElse(null);
    }
}
