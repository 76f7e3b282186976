package nl.mutatieboek.cli;

import java.util.List;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.CheckpointFile;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import picocli.CommandLine.Command;

/** Rebuilds the projections of a ledger that is not being served. */
@Command(
        name = "rebuild",
        description = {
            "Rebuilds all projections from the entries, and compares every row with the projections that the next start"
                    + " would use. If all are equal, stores the new ones as the checkpoint.",
            "A difference is reported, and nothing is replaced then."
        })
final class RebuildCommand extends LedgerAccessCommand {
    RebuildCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        InMemoryProjectionHost live = book.getBean(InMemoryProjectionHost.class);
        RebuildJob rebuild = RebuildRunner.run(this, book, live.completeTo(), RebuildKind.REBUILD);
        RebuildCertificate certificate = rebuild.certificate();
        if (certificate != null
                && certificate.replaced()
                && !book.getBean(CheckpointFile.class).save(live, book.getBean(LedgerReader.class))) {
            commandLine()
                    .getErr()
                    .println("The rebuilt projections could not be stored. In spite of certificate " + certificate.id()
                            + " the next start uses the previous checkpoint.");
            return MutatieboekCli.EXIT_FAILED;
        }
        return RebuildRunner.exitCode(rebuild);
    }
}
