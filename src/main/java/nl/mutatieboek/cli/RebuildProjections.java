package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.wiring.Checkpoint;
import nl.mutatieboek.ledger.wiring.EmptyProjections;
import nl.mutatieboek.ledger.wiring.Memory;
import nl.mutatieboek.rebuild.Certificate;
import nl.mutatieboek.rebuild.Certificates;
import nl.mutatieboek.rebuild.Rebuild;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Derives the projections of a book that nobody serves anew. */
@Command(
        name = "rebuild",
        description = {
            "Derives every projection anew from the entries, compares every row with the projections that a start"
                    + " would go on with, and only then puts the new ones in their place, as a checkpoint.",
            "A difference is told, and nothing is replaced then."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Operator.Version.class)
final class RebuildProjections extends Reading {
    RebuildProjections(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int read(ConfigurableApplicationContext book) {
        Entries entries = book.getBean(Entries.class);
        Memory live = book.getBean(Memory.class);
        Rebuild rebuild = new Rebuild(UUID.randomUUID(), live.completeTo(), true);
        int exit = Rebuilt.carryOut(this, rebuild, entries, live);
        Certificate certificate = rebuild.certificate();
        if (certificate != null) {
            Path data = Path.of(book.getEnvironment().getProperty("mutatieboek.data", "data"));
            if (certificate.replaced()) {
                book.getBean(Checkpoint.class).write(live, entries);
            }
            new Certificates(data).keep(certificate);
        }
        return exit;
    }

    /** What both commands that rebuild have in common. */
    static final class Rebuilt {
        private Rebuilt() {}

        static int carryOut(Reading command, Rebuild rebuild, Entries entries, Memory live) {
            rebuild.tell(new Progress("rebuilding", rebuild.to()));
            rebuild.run(entries, EmptyProjections.OF_THE_ROOMS, live);
            Certificate certificate = rebuild.certificate();
            if (certificate == null) {
                System.err.println("It could not be done: " + rebuild.failure());
                return Operator.FAILED;
            }
            command.answer(certificate, () -> forPeople(command, certificate));
            return certificate.differences().isEmpty() ? Operator.DONE : Operator.FINDINGS;
        }

        private static void forPeople(Reading command, Certificate certificate) {
            Table table = new Table("", "");
            table.row("entries", certificate.from() + " to " + certificate.to());
            table.row("hash there", certificate.headHash());
            certificate
                    .projections()
                    .forEach(rows -> table.row(rows.name(), rows.rows() + " rows, sha256 " + rows.sha256()));
            table.row("all balances", "sha256 " + certificate.balancesSha256());
            table.row("differences", certificate.differences().size());
            certificate.differences().forEach(difference -> table.row("finding", difference));
            table.row("replaced", certificate.replaced() ? "yes" : "no");
            table.row("took", certificate.milliseconds() + " ms");
            table.row("certificate", certificate.id());
            table.print(command.out());
        }
    }
}
