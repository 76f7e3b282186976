package nl.mutatieboek.cli;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the flow and year of figures. */
final class FlowYearOptions {
    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            completionCandidates = FlowCompletionCandidates.class,
            description = "COMMITMENTS, EXPENDITURE or RECEIPTS; all by default.")
    private @Nullable String flow;

    @Option(names = "--year", paramLabel = "YEAR", description = "A budget year; all by default.")
    private @Nullable String year;

    @Nullable
    Flow flow() {
        return flow == null ? null : Flow.parse(flow);
    }

    @Nullable
    BudgetYear year() {
        return year == null ? null : BudgetYear.parse(year);
    }
}
