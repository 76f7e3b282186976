package nl.mutatieboek.cli;

import nl.mutatieboek.api.Asked;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.structure.Axes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say at which point on the three axes of time something is asked. */
final class AtPoint {
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

    Axes axes() {
        return new Axes(
                effectiveOn == null ? null : Asked.requireDate(effectiveOn),
                knownAt == null ? null : Asked.requireKnownAt(knownAt),
                moment == null ? null : Moment.parse(moment));
    }
}
