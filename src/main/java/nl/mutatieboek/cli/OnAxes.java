package nl.mutatieboek.cli;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Axes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that asks for figures: which, and at which point on the three axes of time. */
final class OnAxes {
    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "COMMITMENTS, EXPENDITURE or RECEIPTS; all by default.")
    private @Nullable String flow;

    @Option(names = "--year", paramLabel = "YEAR", description = "A budget year; all by default.")
    private @Nullable String year;

    @Option(names = "--effective-on", paramLabel = "DATE", description = "Only what holds on that day: 2025-12-31.")
    private @Nullable String effectiveOn;

    @Option(
            names = "--known-at",
            paramLabel = "WHEN",
            description = "Only what the book knew then: 2025-10-01T00:00:00Z, or a ledger number.")
    private @Nullable String knownAt;

    @Option(
            names = "--moment",
            paramLabel = "MOMENT",
            description = "Only what is presented in that moment or an earlier one: 2026-OWB.")
    private @Nullable String moment;

    @Nullable
    Flow flow() {
        return flow == null ? null : Flow.parse(flow);
    }

    @Nullable
    BudgetYear year() {
        return year == null ? null : BudgetYear.parse(year);
    }

    Axes axes() {
        return new Axes(
                effectiveOn == null ? null : Asked.requireDate(effectiveOn),
                knownAt == null ? null : Asked.requireKnownAt(knownAt),
                moment == null ? null : Moment.parse(moment));
    }
}
