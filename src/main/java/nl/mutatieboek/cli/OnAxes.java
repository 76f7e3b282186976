package nl.mutatieboek.cli;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** The options of every command that asks for figures: which, and at which point on the three axes of time. */
final class OnAxes {
    @Mixin
    private final OfLines lines = new OfLines();

    @Mixin
    private final AtPoint point = new AtPoint();

    @Nullable
    Flow flow() {
        return lines.flow();
    }

    @Nullable
    BudgetYear year() {
        return lines.year();
    }

    AsOfQuery axes() {
        return point.axes();
    }
}
