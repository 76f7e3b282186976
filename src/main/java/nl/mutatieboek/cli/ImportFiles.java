package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.api.Sentences;
import nl.mutatieboek.budget.term.PersonId;
import nl.mutatieboek.intake.Imported;
import nl.mutatieboek.intake.ImportedShown;
import nl.mutatieboek.intake.Intake;
import nl.mutatieboek.ledger.Desk.NotAnswered;
import nl.mutatieboek.ledger.Desk.NotAnswered.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes files over: each whole, or nothing of it. */
@Command(
        name = "import",
        description = {
            "Takes files over on the authority of the documents that they name: each in one commit, or nothing of it.",
            "The same file again changes nothing. No other process may write the book meanwhile."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Operator.Version.class)
final class ImportFiles extends Reading {
    private static final Map<Reason, String> NOT_NOW = Map.of(
            Reason.STANDBY, "Another process writes the book. Import the file through it, or stop it first.",
            Reason.NOT_RECORDED, "The database could not take the file; nothing of it is recorded.",
            Reason.STOPPED, "The book has stopped; whether the file was recorded shows when it is opened again.");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description =
                    "begrotingsstaten (open data of the budget statements), mutations or balances (our own, CSV or"
                            + " XLSX).")
    private String format = "";

    @Option(names = "--dry-run", description = "Say what would become of each file, and record nothing.")
    private boolean dryRun;

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            defaultValue = "${sys:user.name}",
            description = "Who takes the files over, as the book will say; by default ${DEFAULT-VALUE}.")
    private String person = "";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in the order in which they are taken.")
    private List<Path> files = new ArrayList<>();

    ImportFiles(List<String> ofSpring) {
        super(ofSpring, BookToWrite.class);
    }

    @Override
    int read(ConfigurableApplicationContext book) {
        Intake.Format asked = Intake.Format.parse(format);
        PersonId operator = new PersonId(person);
        Intake intake = book.getBean(Intake.class);
        List<ImportedShown> shown = new ArrayList<>();
        int code = Operator.DONE;
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            Imported imported;
            try {
                imported = intake.take(asked, file, name, operator, dryRun, watcher(name));
            } catch (NotAnswered e) {
                commandLine().getErr().println(NOT_NOW.getOrDefault(e.reason(), "The book does not answer."));
                return Operator.FAILED;
            }
            shown.add(ImportedShown.of(imported, book.getBean(Sentences.class), Locale.ENGLISH));
            code = Math.max(code, code(imported));
        }
        answer(shown.size() == 1 ? shown.getFirst() : shown, () -> shown.forEach(this::forPeople));
        return code;
    }

    private static Intake.Watcher watcher(String name) {
        @Nullable Progress[] progress = {null};
        return (row, rows) -> {
            Progress known = progress[0] == null ? new Progress(name, rows) : progress[0];
            progress[0] = known;
            known.accept(row);
        };
    }

    private static int code(Imported imported) {
        if (!imported.isTaken()) {
            return Operator.FAILED;
        }
        return imported.notBooked() > 0 ? Operator.FINDINGS : Operator.DONE;
    }

    private void forPeople(ImportedShown file) {
        out().printf(
                        "%s: %s%n",
                        file.file(),
                        file.taken()
                                ? "%s: %,d mutations and %,d checks of %,d rows, %,d entries; %,d were there already"
                                        .formatted(
                                                file.dryRun() ? "would be taken over" : "taken over",
                                                file.mutations(),
                                                file.checks(),
                                                file.rows(),
                                                file.entries(),
                                                file.alreadyThere())
                                : "not taken over; nothing of it is recorded");
        file.problems().forEach(found -> out().println(FoundText.line(found)));
        more(file.problemCount() - file.problems().size(), "problems");
        file.notBooked().forEach(found -> out().println(FoundText.line(found)));
        more(file.notBookedCount() - file.notBooked().size(), "rows that are not booked");
        if (!file.columnsNotRead().isEmpty()) {
            out().println("  columns that are not read: " + String.join(", ", file.columnsNotRead()));
        }
    }

    private void more(long count, String of) {
        if (count > 0) {
            out().printf("  and %,d more %s%n", count, of);
        }
    }
}
