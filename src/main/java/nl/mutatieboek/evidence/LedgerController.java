package nl.mutatieboek.evidence;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** The ledger as it lies on disk, for whoever wants to check it without trusting this program. */
@RestController
class LedgerController {
    private static final String ENTRIES = "/v1/ledger/entries";
    private static final int MOST = 1_000;

    private final Entries entries;

    LedgerController(Entries entries) {
        this.entries = entries;
    }

    /**
     * Where the ledger ends.
     *
     * @param ledgerNumber the number of its last entry; 0 while the book is empty
     * @param hash that entry's hash, hexadecimal; 64 noughts while the book is empty
     */
    record HeadShown(long ledgerNumber, String hash) {}

    /** A page of raw entries, in ledger order. */
    record Page(List<EntryShown> entries) {
        Page {
            entries = List.copyOf(entries);
        }
    }

    @GetMapping("/v1/ledger/head")
    HeadShown head() {
        Head head = entries.head();
        return new HeadShown(head.ledgerNumber(), HexFormat.of().formatHex(head.hash()));
    }

    /**
     * A page of entries, with a link to the next one as long as there is one.
     *
     * @param after 0 up to the number of the last entry; a number beyond it is refused, because whoever asks after it has
     *     seen entries that this book does not hold
     * @param limit 1 to 1,000
     */
    @GetMapping(ENTRIES)
    ResponseEntity<Page> entries(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            HttpServletRequest request) {
        if (limit < 1 || limit > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is a whole number from 1 to " + MOST);
        }
        long last = entries.head().ledgerNumber();
        if (after < 0 || after > last) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "after is a ledger number from 0 to " + last + ", the last entry");
        }
        List<RawEntry> page = entries.after(after, limit);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!page.isEmpty() && page.getLast().ledgerNumber() < last) {
            answer.header(
                    HttpHeaders.LINK,
                    "<%s>; rel=\"next\"".formatted(next(request, page.getLast().ledgerNumber(), limit)));
        }
        return answer.body(new Page(page.stream().map(EntryShown::of).toList()));
    }

    private static String next(HttpServletRequest request, long after, int limit) {
        return UriComponentsBuilder.fromPath(request.getContextPath() + ENTRIES)
                .queryParam("after", after)
                .queryParam("limit", limit)
                .toUriString();
    }
}
