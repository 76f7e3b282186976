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
     * With N for the number of the last entry: a report of all that is known says that number, and no other.
     *
     * @param moment up to which it is asked; null for all
     */
    static String text(ApplicationFixture book, String report, String moment, Map<String, String> given) {
        AsOfQuery axes = new AsOfQuery(null, null, moment == null ? null : Moment.parse(moment));
        return book.bean(ReportCatalog.class)
                .run(report, given, book.bean(AsOfResolver.class).awaitAt(axes))
                .text()
                .replace("volgnummer " + book.ledgerNumber(), "volgnummer N");
    }
}
