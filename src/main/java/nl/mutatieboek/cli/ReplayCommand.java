package nl.mutatieboek.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.KnownAtValidator;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays the ledger up to any as-of point for an auditor, without changing anything. */
@Command(
        name = "replay",
        description = {
            "Rebuilds all projections from the entries up to any point, compares every row, and changes nothing.",
            "Prints the SHA-256 of all balances at that point; --balances writes these balances to a file."
        })
final class ReplayCommand extends LedgerAccessCommand {
    @Option(
            names = "--known-at",
            paramLabel = "WHEN",
            description = "End of the replay: 2025-10-01T00:00:00Z, or a ledger number; the last entry by default.")
    private @Nullable String knownAt;

    @Option(
            names = "--balances",
            paramLabel = "FILE",
            description = "Output file for all balances at that point, as CSV.")
    private @Nullable Path balances;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    ReplayCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        AtomicFileWriter destination = balances == null ? null : new AtomicFileWriter(balances, force);
        if (destination != null) {
            destination.findObstacle().ifPresent(this::failUsage);
        }
        InMemoryProjectionHost live = book.getBean(InMemoryProjectionHost.class);
        long to = knownAt == null
                ? live.completeTo()
                : book.getBean(AsOfResolver.class).resolveLedgerNumber(KnownAtValidator.require(knownAt));
        RebuildJob replay = RebuildRunner.run(this, book, to, RebuildKind.REPLAY);
        if (destination != null && replay.certificate() != null) {
            write(replay, destination);
        }
        return RebuildRunner.exitCode(replay);
    }

    private static void write(RebuildJob replay, AtomicFileWriter file) {
        try {
            file.write(replay::writeBalances);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
