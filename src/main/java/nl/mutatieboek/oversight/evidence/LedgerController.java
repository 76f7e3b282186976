package nl.mutatieboek.oversight.evidence;

import java.util.HexFormat;
import java.util.List;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.platform.http.Read;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger as it lies on disk, for whoever wants to check it without trusting this program. */
@RestController
class LedgerController {
    private final LedgerReader entries;

    LedgerController(LedgerReader entries) {
        this.entries = entries;
    }

    /**
     * Where the ledger ends.
     *
     * @param ledgerNumber the number of its last entry; 0 while the book is empty
     * @param hash that entry's hash, hexadecimal; 64 noughts while the book is empty
     */
    record LedgerHeadResponse(long ledgerNumber, String hash) {}

    /** A page of raw entries, in ledger order. */
    record LedgerEntryListResponse(List<LedgerEntryResponse> entries) {
        LedgerEntryListResponse {
            entries = List.copyOf(entries);
        }
    }

    @GetMapping(path = "/v1/ledger/head", produces = "application/json")
    LedgerHeadResponse head(Asked asked) {
        asked.end();
        LedgerHead head = entries.head();
        return new LedgerHeadResponse(head.ledgerNumber(), HexFormat.of().formatHex(head.hash()));
    }

    /**
     * A page of entries, with a link to the next one as long as there is one. Asked are {@code after}, 0 up to the number of
     * the last entry, and {@code limit}, 1 to 1,000. A number beyond the last entry is refused, because whoever asks after it
     * has seen entries that this book does not hold.
     */
    @GetMapping(path = "/v1/ledger/entries", produces = "application/json")
    ResponseEntity<LedgerEntryListResponse> entries(Asked asked) {
        long last = entries.head().ledgerNumber();
        Read<Long> after = asked.number("after", 0, last);
        int limit = PagedResult.readLimit(asked);
        asked.end();
        PagedResult<RawEntry> page = PagedResult.fetch(limit, most -> entries.readRawAfter(after.or(0L), most));
        return PagedResult.withNextLink(
                        page.nextLink(entry -> asked.with("after", Long.toString(entry.ledgerNumber()))))
                .body(new LedgerEntryListResponse(
                        page.rows().stream().map(LedgerEntryResponse::of).toList()));
    }
}
