package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.ReserveClaimEvent;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.ReproducibleZipWriter;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.platform.http.FileDownload;
import org.springframework.stereotype.Component;

/**
 * Gives receipts of a mutation: of its own entries, and of what the same commands recorded about it in the chapters,
 * such as its postings.
 */
@Component
public class MutationReceiptService {
    private final MutationQueries mutationQueries;
    private final LedgerReader entries;
    private final HeadSigner heads;

    MutationReceiptService(MutationQueries mutationQueries, LedgerReader entries, HeadSigner heads) {
        this.mutationQueries = mutationQueries;
        this.entries = entries;
        this.heads = heads;
    }

    /**
     * Entries with the head of the last of them: nothing that is recorded later changes their receipts.
     *
     * @param entries in ledger order
     */
    public record ProvenEntries(List<RawEntry> entries, SignedHead head) {
        public ProvenEntries {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Returns those entries of a mutation that the reader may see. A reversal under embargo is left out.
     *
     * @throws NotFoundException if the mutation does not exist or is under embargo for the reader
     * @throws UnavailableException if this process signs no heads, or not in time
     */
    public ProvenEntries requireVisible(MutationId id) {
        List<LedgerEntry> own = mutationQueries.requireVisibleEntries(id);
        Set<Long> visible = own.stream().map(LedgerEntry::ledgerNumber).collect(Collectors.toSet());
        Set<UUID> commands =
                own.stream().map(entry -> entry.metadata().causationId()).collect(Collectors.toSet());
        SortedMap<Long, RawEntry> found = new TreeMap<>();
        for (long first : entries.findNumbersByCommand(commands).values()) {
            for (RawEntry raw : entries.readRestOfCommand(first)) {
                Event event = entries.decode(raw).event();
                if (visible.contains(raw.ledgerNumber()) || isRecordedInChapter(event, id)) {
                    found.put(raw.ledgerNumber(), raw);
                }
            }
        }
        return new ProvenEntries(
                List.copyOf(found.values()),
                heads.awaitOwnHead(found.lastKey()).orElseThrow(UnavailableException::notNow));
    }

    /** Writes the receipts to the response, as a ZIP. */
    void download(MutationId id, HttpServletResponse response) throws IOException {
        ProvenEntries proven = requireVisible(id);
        ReproducibleZipWriter zip = new ReproducibleZipWriter(FileDownload.openStream(
                response,
                "application/zip",
                "mutatieboek-receipts-%s-%d.zip".formatted(id, proven.head().size())));
        for (RawEntry entry : proven.entries()) {
            byte[] receipt = heads.receipt(entry, proven.head()).getBytes(StandardCharsets.UTF_8);
            zip.addStored(fileName(entry.ledgerNumber()), receipt);
        }
        zip.finish();
    }

    /** Name of the file of an entry's receipt. */
    public static String fileName(long ledgerNumber) {
        return "entry-" + ledgerNumber + ".tlog-proof";
    }

    /** What chapters record of a mutation repeats parts of its proposal, and is visible with it. */
    private static boolean isRecordedInChapter(Event event, MutationId id) {
        return switch (event) {
            case Event.MutationNumberIssued e -> e.mutation().equals(id);
            case Event.CounterpartInformed e -> e.mutation().equals(id);
            case Event.PostingsBooked e -> e.mutation().equals(id);
            case Event.LineageLinked e -> e.mutation().equals(id);
            case Event.LineageUnlinked e -> e.mutation().equals(id);
            case ReserveClaimEvent.ReserveDrawClaimed e -> e.mutation().equals(id);
            case ReserveClaimEvent.ReserveDrawReleased e -> e.mutation().equals(id);
            default -> false;
        };
    }
}
