package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.verification.FileRebuildCertificateRepository;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.oversight.rebuild.RebuildJob;
import org.springframework.context.ConfigurableApplicationContext;

/** What the commands that replay the ledger have in common. */
final class RebuildRunner {
    private RebuildRunner() {}

    /** Replays it, and answers with the certificate; that of a rebuild is kept. */
    static RebuildJob carryOut(BookCommand command, ConfigurableApplicationContext book, long to, boolean replaces) {
        Path data = Path.of(book.getEnvironment().getProperty("mutatieboek.data", "data"));
        ConsoleProgressReporter progress = new ConsoleProgressReporter(replaces ? "rebuilding" : "replaying", to);
        RebuildJob rebuild = new RebuildJob(
                UUID.randomUUID(), to, replaces, false, Instant.now().truncatedTo(ChronoUnit.MILLIS), progress);
        try (progress) {
            rebuild.run(
                    book.getBean(LedgerReader.class),
                    ProjectionFactory.OF_THE_ROOMS,
                    book.getBean(InMemoryProjectionHost.class),
                    new FileRebuildCertificateRepository(data)::keep);
        }
        RebuildCertificate certificate = rebuild.certificate();
        if (certificate == null) {
            System.err.println("It could not be done: " + rebuild.failure());
        } else {
            command.answer(certificate, () -> forPeople(command, certificate));
        }
        return rebuild;
    }

    static int exit(RebuildJob rebuild) {
        return switch (rebuild.state()) {
            case EQUAL -> MutatieboekCli.DONE;
            case DIFFERENT, BROKEN -> MutatieboekCli.FINDINGS;
            case RUNNING, CANCELLED, FAILED -> MutatieboekCli.FAILED;
        };
    }

    private static void forPeople(BookCommand command, RebuildCertificate certificate) {
        TextTable table = TextTable.ofNames();
        table.row("entries", certificate.from() + " to " + certificate.to());
        table.row("hash there", certificate.headHash());
        certificate
                .projections()
                .forEach(rows -> table.row(rows.name(), rows.rows() + " rows, sha256 " + rows.sha256()));
        table.row("all balances", "sha256 " + certificate.balancesSha256());
        table.row(
                "compared",
                certificate.checkpoint() == null
                        ? "with itself: no checkpoint was used"
                        : "with the checkpoint at " + certificate.checkpoint() + " and what followed");
        if (certificate.differences().isEmpty()) {
            table.row("differences", 0);
        }
        certificate.differences().forEach(difference -> table.row("finding", difference));
        table.row("replaced", certificate.replaced() ? "yes" : "no");
        table.row("took", certificate.milliseconds() + " ms");
        table.row("certificate", certificate.id());
        table.print(command.out());
    }
}
