package nl.mutatieboek.cli;

import java.util.List;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Rebuilds the projections of a ledger that is not being served. */
@Command(
        name = "rebuild",
        description = {
            "Derives every projection anew from the entries, compares every row with the projections that a start"
                    + " would go on with, and only then puts the new ones in their place, as a checkpoint.",
            "A difference is told, and nothing is replaced then."
        },
        mixinStandardHelpOptions = true,
        versionProvider = MutatieboekCli.CliVersionProvider.class)
final class RebuildCommand extends BookCommand {
    RebuildCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(ConfigurableApplicationContext book) {
        InMemoryProjectionHost live = book.getBean(InMemoryProjectionHost.class);
        RebuildJob rebuild = RebuildRunner.run(this, book, live.completeTo(), true);
        RebuildCertificate certificate = rebuild.certificate();
        if (certificate != null
                && certificate.replaced()
                && !book.getBean(CheckpointFile.class).save(live, book.getBean(LedgerReader.class))) {
            commandLine()
                    .getErr()
                    .println("What was derived could not be kept: whatever certificate " + certificate.id()
                            + " says, a start goes on with what it had.");
            return MutatieboekCli.EXIT_FAILED;
        }
        return RebuildRunner.exitCode(rebuild);
    }
}
