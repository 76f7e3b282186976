package nl.mutatieboek.report.table;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;

/** What explains a figure. Where that is read, the door of the reader says. */
public sealed interface ReportLink {
    /**
     * The lines that a figure is the sum of.
     *
     * @param flow null for all
     * @param year null for all
     * @param upTo the moment up to which they count; null for that of the report
     */
    record TrailLink(
            ItemPath item,
            @Nullable Flow flow,
            @Nullable BudgetYear year,
            @Nullable Moment upTo) implements ReportLink {}

    /** What changed a figure from one moment to another. */
    record ChangesLink(ItemPath item, Flow flow, BudgetYear year, Moment from, Moment to) implements ReportLink {}

    /** The dossier of the mutation that a figure is of. */
    record MutationLink(MutationId mutation) implements ReportLink {}
}
