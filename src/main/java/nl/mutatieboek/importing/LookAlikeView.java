package nl.mutatieboek.importing;

import java.util.List;
import nl.mutatieboek.importing.format.LookAlikePolicy;

/**
 * A mutation or item of a file that looks like one in the ledger, with the policies that a user can choose.
 *
 * @param row first row
 * @param choices possible policies; an item is never skipped, because rows of the file need it
 */
record LookAlikeView(long row, String reason, List<LookAlikePolicy> choices) {
    static List<LookAlikeView> from(ImportResponse response) {
        return response.result() == null
                ? List.of()
                : response.result().problems().stream()
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
