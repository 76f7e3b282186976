package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.DeliveryFileFormat.DeliveryPhase;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.InvalidQueryException;
import nl.mutatieboek.platform.http.FileDownload;
import org.springframework.stereotype.Component;

/** Writes the delivery files of chapters. The same ledger and point in time produce the same bytes. */
@Component
public class DeliveryService {
    private static final String MOMENT = "moment";

    private final BalanceQueries balances;

    DeliveryService(BalanceQueries balances) {
        this.balances = balances;
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
        DeliveryResult result =
                new DeliveryFileWriter(point, chapter, moment, requirePhase(moment)).write(balances, writer);
        writer.flush();
        return result;
    }

    /** Writes the delivery file as a download, of what the reader may see. */
    void download(ResolvedAsOf point, ChapterCode chapter, Moment moment, HttpServletResponse response)
            throws IOException {
        point.requireChapter(chapter);
        String name = "mutatieboek-delivery-%s-%s-%d.csv".formatted(chapter, moment, point.ledgerNumber());
        write(point, chapter, moment, FileDownload.openStream(response, "text/csv;charset=UTF-8", name));
    }
}
