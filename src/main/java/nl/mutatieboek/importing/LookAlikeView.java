package nl.mutatieboek.importing;

import java.util.List;
import nl.mutatieboek.importing.format.LookAlikePolicy;

/**
 * Something in an imported file that looks like what the book has, for the page on which the importer chooses.
 *
 * @param row the row at which it begins
 * @param choices what may become of it; an item is never skipped, because rows of the file need it
 */
record LookAlikeView(long row, String reason, List<LookAlikePolicy> choices) {
    static List<LookAlikeView> from(ImportResponse shown) {
        return shown.result() == null
                ? List.of()
                : shown.result().problems().stream()
                        .filter(found -> found.code().equals("looks-like")
                                || found.code().equals("item-looks-like"))
                        .map(found -> new LookAlikeView(
                                found.row(),
                                found.reason(),
                                found.code().equals("looks-like")
                                        ? List.of(LookAlikePolicy.values())
                                        : List.of(LookAlikePolicy.REFUSE, LookAlikePolicy.BOOK)))
                        .toList();
    }
}
