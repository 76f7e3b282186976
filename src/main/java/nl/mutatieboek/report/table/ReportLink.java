package nl.mutatieboek.report.table;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** The explanation of a figure. A {@code ReportLinkResolver} makes an address of it. */
public sealed interface ReportLink {
    /**
     * The postings of which a figure is the sum.
     *
     * @param flow null for all
     * @param year null for all
     * @param upTo last moment that counts; null for that of the report
     * @param mark only postings with this mark; null for all
     */
    record TrailLink(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable Moment upTo,
            @Nullable MarkSelection mark)
            implements ReportLink {
        /** Postings with any marks. */
        public TrailLink(ItemPath item, @Nullable Flow flow, @Nullable BudgetYear year, @Nullable Moment upTo) {
            this(item, flow, year, upTo, null);
        }
    }

    /** The changes between two moments. */
    record ChangesLink(ItemPath item, Flow flow, BudgetYear year, Moment from, Moment to) implements ReportLink {}

    record MutationLink(MutationId mutation) implements ReportLink {}

    /** A coverage package. */
    record PackageLink(String name) implements ReportLink {}

    /** A moment, where the steps of its bills are recorded. */
    record MomentLink(Moment moment) implements ReportLink {}
}
