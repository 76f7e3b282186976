package nl.mutatieboek.cli;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.Moment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select an as-of point on the three axes of time. */
final class AsOfOptions {
    @Mixin
    private final BitemporalOptions known = new BitemporalOptions();

    @Option(
            names = "--moment",
            paramLabel = "MOMENT",
            description = "Only what is presented in this moment or an earlier one, such as 2026-OWB.")
    private @Nullable String moment;

    AsOfQuery toAsOfQuery() {
        return known.toAsOfQueryUpTo(moment == null ? null : Moment.parse(moment));
    }
}
