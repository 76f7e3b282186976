package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.budget.DeliveryFileFormat.DeliveryPhase;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.PostingsBooked;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.http.FileDownload;
import org.springframework.stereotype.Component;

/** Writes the delivery files of chapters. The same ledger and point in time produce the same bytes. */
@Component
public class DeliveryService {
    private static final String MOMENT = "moment";
    private static final int PAGE = 500;

    private final BalanceQueries balances;
    private final PostingQueries postings;
    private final LedgerReader entries;

    DeliveryService(BalanceQueries balances, PostingQueries postings, LedgerReader entries) {
        this.balances = balances;
        this.postings = postings;
        this.entries = entries;
    }

    /**
     * Size of a written file.
     *
     * @param rows number of rows below the header
     * @param withoutAmount number of rows whose amount is blank
     */
    public record DeliveryResult(long rows, long withoutAmount) {}

    /**
     * Requires that a moment has a phase of the open data.
     *
     * @throws InvalidQueryException if it is a nota van wijziging or an incidental supplementary budget
     */
    public DeliveryPhase requirePhase(Moment moment) {
        return DeliveryPhase.of(moment)
                .orElseThrow(() -> new InvalidQueryException(MOMENT, "no-delivery-phase", Map.of(MOMENT, moment)));
    }

    /**
     * Writes the delivery file of a chapter.
     *
     * @param point at this moment
     * @param out flushed, not closed
     */
    public DeliveryResult write(ResolvedAsOf point, ChapterCode chapter, Moment moment, OutputStream out)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        DeliveryResult result = new DeliveryFileWriter(
                        point, chapter, moment, requirePhase(moment), ibosNumbers(point, chapter, moment))
                .write(balances, writer);
        writer.flush();
        return result;
    }

    /** The IBOS numbers of the balances that documents of the moment state; blank if they state several for one. */
    private Map<BudgetAccount, String> ibosNumbers(ResolvedAsOf point, ChapterCode chapter, Moment moment) {
        List<Long> numbers =
                postings
                        .findAmounts(ItemPath.of(chapter), null, moment.year(), any -> true, mutation -> true, point)
                        .stream()
                        .map(posting -> posting.position().ledgerNumber())
                        .distinct()
                        .toList();
        Map<BudgetAccount, String> ibosNumbers = new HashMap<>();
        for (int from = 0; from < numbers.size(); from += PAGE) {
            entries.readByNumbers(numbers.subList(from, Math.min(numbers.size(), from + PAGE))).values().stream()
                    .map(LedgerEntry::event)
                    .filter(event -> event instanceof PostingsBooked booked
                            && booked.moment().equals(moment))
                    .flatMap(event -> ((PostingsBooked) event).postings().stream())
                    .filter(posting -> posting.resultingThousands() != null)
                    .forEach(posting -> addIbosNumber(ibosNumbers, posting));
        }
        return ibosNumbers;
    }

    private static void addIbosNumber(Map<BudgetAccount, String> ibosNumbers, Posting posting) {
        String number = posting.marks() == null ? null : posting.marks().ibosNumber();
        if (number != null) {
            ibosNumbers.merge(BudgetAccount.ofPosting(posting), number, (one, other) -> one.equals(other) ? one : "");
        }
    }

    /** Writes the delivery file as a download, of what the reader may see. */
    void download(ResolvedAsOf point, ChapterCode chapter, Moment moment, HttpServletResponse response)
            throws IOException {
        point.requireChapter(chapter);
        String name = "mutatieboek-delivery-%s-%s-%d.csv".formatted(chapter, moment, point.ledgerNumber());
        write(point, chapter, moment, FileDownload.openStream(response, "text/csv;charset=UTF-8", name));
    }
}
