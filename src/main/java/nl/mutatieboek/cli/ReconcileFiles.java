package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.api.Sentences;
import nl.mutatieboek.budget.term.Malformed;
import nl.mutatieboek.budget.term.Malformed.Expected;
import nl.mutatieboek.intake.Intake;
import nl.mutatieboek.intake.table.TableFile;
import nl.mutatieboek.reconciliation.Reconciled;
import nl.mutatieboek.reconciliation.ReconciledShown;
import nl.mutatieboek.reconciliation.Reconciliation;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts what is published beside what the book has. */
@Command(
        name = "reconcile",
        description = {
            "Compares every balance that files publish with the book's own at its moment, in thousands of euros.",
            "Each difference is listed with the mutations that lie between. Records nothing."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Operator.Version.class)
final class ReconcileFiles extends Reading {
    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = "begrotingsstaten (open data of the budget statements).")
    private String format = "";

    @Option(names = "--all", description = "List what is equal as well.")
    private boolean all;

    @Mixin
    private final AsKnown asked = new AsKnown();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, each by itself.")
    private List<Path> files = new ArrayList<>();

    ReconcileFiles(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int read(ConfigurableApplicationContext book) {
        if (Intake.Format.parse(format) != Intake.Format.BEGROTINGSSTATEN) {
            throw new Malformed(Expected.BALANCE_FILE_FORMAT, format);
        }
        Point point = book.getBean(Points.class).at(asked.axes());
        List<ReconciledShown> shown = new ArrayList<>();
        int code = Operator.DONE;
        for (Path file : files) {
            Reconciled reconciled = book.getBean(Reconciliation.class)
                    .statements(TableFile.at(file), String.valueOf(file.getFileName()), all, point);
            shown.add(ReconciledShown.of(reconciled, book.getBean(Sentences.class), Locale.ENGLISH));
            code = Math.max(code, ReconciledText.code(reconciled));
        }
        ReconciledText text = new ReconciledText(out());
        answer(shown.size() == 1 ? shown.getFirst() : shown, () -> shown.forEach(text::print));
        return code;
    }
}
