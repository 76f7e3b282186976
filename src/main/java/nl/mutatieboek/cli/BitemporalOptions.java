package nl.mutatieboek.cli;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for knownAt and effectiveOn, for commands that select moments in another way. */
final class BitemporalOptions {
    @Option(
            names = "--effective-on",
            paramLabel = "DATE",
            description = "Only what is effective on this day, such as 2025-12-31.")
    private @Nullable String effectiveOn;

    @Option(
            names = "--known-at",
            paramLabel = "WHEN",
            description = "Only what was recorded by then: 2025-10-01T00:00:00Z, or a ledger number.")
    private @Nullable String knownAt;

    AsOfQuery toAsOfQuery() {
        return toAsOfQueryUpTo(null);
    }

    AsOfQuery toAsOfQueryUpTo(@Nullable Moment moment) {
        return new AsOfQuery(
                effectiveOn == null ? null : Proposal.parseDate(effectiveOn),
                knownAt == null ? null : KnownAtValidator.require(knownAt),
                moment);
    }
}
