package nl.mutatieboek.intake;

import java.util.List;
import nl.mutatieboek.intake.format.LookAlikes;

/**
 * Something in an imported file that looks like what the book has, for the page on which the importer chooses.
 *
 * @param row the row at which it begins
 * @param choices what may become of it; an item is never skipped, because rows of the file need it
 */
record LookAlikeFound(long row, String reason, List<LookAlikes> choices) {
    static List<LookAlikeFound> in(ImportShown shown) {
        return shown.result() == null
                ? List.of()
                : shown.result().problems().stream()
                        .filter(found -> found.code().equals("looks-like")
                                || found.code().equals("item-looks-like"))
                        .map(found -> new LookAlikeFound(
                                found.row(),
                                found.reason(),
                                found.code().equals("looks-like")
                                        ? List.of(LookAlikes.values())
                                        : List.of(LookAlikes.REFUSE, LookAlikes.BOOK)))
                        .toList();
    }
}
