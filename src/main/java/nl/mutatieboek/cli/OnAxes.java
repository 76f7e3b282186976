package nl.mutatieboek.cli;

import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.structure.Axes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks for figures: which, and at which point on the three axes of time. */
final class OnAxes {
    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            completionCandidates = Flows.class,
            description = "COMMITMENTS, EXPENDITURE or RECEIPTS; all by default.")
    private @Nullable String flow;

    @Option(names = "--year", paramLabel = "YEAR", description = "A budget year; all by default.")
    private @Nullable String year;

    @Mixin
    private final AtPoint point = new AtPoint();

    @Nullable
    Flow flow() {
        return flow == null ? null : Flow.parse(flow);
    }

    @Nullable
    BudgetYear year() {
        return year == null ? null : BudgetYear.parse(year);
    }

    Axes axes() {
        return point.axes();
    }
}
