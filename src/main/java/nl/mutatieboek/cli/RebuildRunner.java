package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.StorageProperties;
import nl.mutatieboek.ledger.projection.InMemoryProjectionHost;
import nl.mutatieboek.ledger.projection.ProjectionFactory;
import nl.mutatieboek.ledger.verification.FileRebuildCertificateRepository;
import nl.mutatieboek.ledger.verification.RebuildCertificate;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.oversight.rebuild.RebuildJob;

/** Code shared by the commands that replay the ledger. */
final class RebuildRunner {
    private RebuildRunner() {}

    /** Replays the ledger and prints the certificate; that of a rebuild is stored. */
    static RebuildJob run(LedgerAccessCommand command, LedgerBeans book, long to, RebuildKind kind) {
        Path data = book.getBean(StorageProperties.class).data();
        ConsoleProgressReporter progress =
                new ConsoleProgressReporter(kind == RebuildKind.REBUILD ? "rebuilding" : "replaying", to);
        RebuildJob rebuild = new RebuildJob(
                UUID.randomUUID(), to, kind, false, Instant.now().truncatedTo(ChronoUnit.MILLIS), progress);
        try (progress) {
            rebuild.runToEnd(
                    book.getBean(LedgerReader.class),
                    ProjectionFactory.FROM_SPRING_FACTORIES,
                    book.getBean(InMemoryProjectionHost.class),
                    certificate -> store(certificate, data, kind));
        }
        RebuildCertificate certificate = rebuild.certificate();
        if (certificate == null) {
            System.err.println("The rebuild failed: " + rebuild.failure());
        } else {
            command.printResult(certificate, () -> forPeople(command, certificate));
        }
        return rebuild;
    }

    /** The command line opens the database read-only, so a rebuild stores its certificate as a file. */
    private static void store(RebuildCertificate certificate, Path data, RebuildKind kind) {
        if (kind == RebuildKind.REBUILD) {
            new FileRebuildCertificateRepository(data).save(certificate);
        }
    }

    static int exitCode(RebuildJob rebuild) {
        return switch (rebuild.state()) {
            case EQUAL -> MutatieboekCli.EXIT_OK;
            case DIFFERENT, BROKEN -> MutatieboekCli.EXIT_FINDINGS;
            case RUNNING, CANCELLED, FAILED -> MutatieboekCli.EXIT_FAILED;
        };
    }

    private static void forPeople(LedgerAccessCommand command, RebuildCertificate certificate) {
        TextTable table = TextTable.withoutHeader();
        table.addRow("entries", certificate.from() + " to " + certificate.to());
        table.addRow("hash at end", certificate.headHash());
        certificate
                .projections()
                .forEach(rows -> table.addRow(rows.name(), rows.rows() + " rows, sha256 " + rows.sha256()));
        table.addRow("all balances", "sha256 " + certificate.balancesSha256());
        table.addRow(
                "compared",
                certificate.checkpoint() == null
                        ? "with itself: no checkpoint was used"
                        : "with the checkpoint at " + certificate.checkpoint() + " and later entries");
        if (certificate.differences().isEmpty()) {
            table.addRow("differences", 0);
        }
        certificate.differences().forEach(difference -> table.addRow("finding", difference));
        table.addRow("replaced", certificate.replaced() ? "yes" : "no");
        table.addRow("took", certificate.milliseconds() + " ms");
        table.addRow("certificate", certificate.id());
        table.print(command.out());
    }
}
