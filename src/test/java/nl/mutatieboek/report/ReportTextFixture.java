package nl.mutatieboek.report;

import java.util.Map;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Moment;

/** Renders a report as text for the terminal. */
final class ReportTextFixture {
    private ReportTextFixture() {}

    /**
     * Replaces the last ledger number by N. A report of the current state contains no other ledger number.
     *
     * @param moment bound of the report; null for none
     */
    static String text(ApplicationFixture book, String report, String moment, Map<String, String> given) {
        AsOfQuery axes = new AsOfQuery(null, null, moment == null ? null : Moment.parse(moment));
        return book.bean(ReportCatalog.class)
                .run(report, given, book.bean(AsOfResolver.class).awaitAt(axes))
                .text()
                .replace("volgnummer " + book.ledgerNumber(), "volgnummer N");
    }
}
