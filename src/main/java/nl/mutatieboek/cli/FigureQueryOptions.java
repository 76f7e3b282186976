package nl.mutatieboek.cli;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** Options of all commands that query figures: the figures and the as-of point. */
final class FigureQueryOptions {
    @Mixin
    private final FlowYearOptions lines = new FlowYearOptions();

    @Mixin
    private final AsOfOptions point = new AsOfOptions();

    @Nullable
    Flow flow() {
        return lines.flow();
    }

    @Nullable
    BudgetYear year() {
        return lines.year();
    }

    AsOfQuery toAsOfQuery() {
        return point.toAsOfQuery();
    }
}
