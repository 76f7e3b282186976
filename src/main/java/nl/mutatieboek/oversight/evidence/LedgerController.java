package nl.mutatieboek.oversight.evidence;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.exporting.ExportedRawEntry;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.platform.http.LedgerEntryPagingQuery;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PagedResult;
import nl.mutatieboek.security.CurrentActor;
import nl.mutatieboek.security.EmbargoedMomentProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** API of raw ledger entries, for independent verification. */
@RestController
record LedgerController(LedgerReader entries, CurrentActor acting, EmbargoedMomentProvider embargo) {
    /**
     * The head of the ledger.
     *
     * @param ledgerNumber number of the last entry; 0 if the ledger is empty
     * @param hash hexadecimal hash of that entry, for those who may read it; 64 zeros if the ledger is empty
     */
    record LedgerHeadResponse(long ledgerNumber, @Nullable String hash) {}

    /** A page of raw entries in ledger order. */
    record LedgerEntryListResponse(List<ExportedRawEntry> entries) {}

    @GetMapping(path = "/v1/ledger/head", produces = "application/json")
    LedgerHeadResponse head(NoParameters query) {
        LedgerHead head = entries.head();
        // Amounts under embargo could be guessed from a hash.
        boolean readable = head.ledgerNumber() == 0 || acting.mayReplay(embargo);
        return new LedgerHeadResponse(
                head.ledgerNumber(), readable ? HexFormat.of().formatHex(head.hash()) : null);
    }

    /** Returns a page of entries, with a link to the next page if there is one. */
    @GetMapping(path = "/v1/ledger/entries", produces = "application/json")
    ResponseEntity<LedgerEntryListResponse> entries(LedgerEntryPagingQuery query, PagedResult.Limit limit) {
        long after = query.number(entries.head().ledgerNumber());
        PagedResult<RawEntry> page = PagedResult.fetch(limit.rows(), most -> entries.readRawAfter(after, most));
        return PagedResult.withNextLink(
                        page.nextLink(entry -> PagedResult.address(Map.of("after", entry.ledgerNumber()))))
                .body(new LedgerEntryListResponse(
                        page.rows().stream().map(ExportedRawEntry::withHash).toList()));
    }
}
