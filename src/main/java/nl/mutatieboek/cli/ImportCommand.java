package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.importing.ImportOptions;
import nl.mutatieboek.importing.ImportResult;
import nl.mutatieboek.importing.ImportResultResponse;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.PreviewedMutation;
import nl.mutatieboek.importing.format.LookAlikePolicy;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException.UnavailabilityReason;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Imports files, each completely or not at all. */
@Command(
        name = "import",
        description = {
            "Imports files on the authority of the documents that they name: each in one commit, or not at all.",
            "Importing the same file again changes nothing. No other process may write the book at the same time."
        })
final class ImportCommand extends LedgerAccessCommand {
    private static final Map<UnavailabilityReason, String> NOT_NOW = Map.of(
            UnavailabilityReason.STANDBY,
                    "Another process is the writer of the book. Import the file through it, or stop it first.",
            UnavailabilityReason.NOT_RECORDED, "The database is not available; nothing of the file is recorded.",
            UnavailabilityReason.STOPPED,
                    "The writer has stopped; check whether the file was recorded after the next start.");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = ImportFormatCandidates.class,
            description =
                    "begrotingsstaten (open data of the budget statements), delivery (budget tables of the open data),"
                            + " mutations or balances (our own, CSV or XLSX).")
    private String format = "";

    @Option(names = "--dry-run", description = "Show the result of each file, and record nothing.")
    private boolean dryRun;

    @Option(
            names = "--look-alikes",
            paramLabel = "CHOICE",
            defaultValue = "refuse",
            completionCandidates = LookAlikeCandidates.class,
            description = "What to do with a mutation that resembles one that people entered, or an item that resembles"
                    + " one of the same article: refuse the file (default), book it as another one, or skip the"
                    + " mutation.")
    private String lookAlikes = "";

    @Option(
            names = "--as",
            paramLabel = "PERSON",
            defaultValue = "${sys:user.name}",
            description = "Person recorded as importer; by default ${DEFAULT-VALUE}.")
    private String person = "";

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files, in the order of import.")
    private List<Path> files = new ArrayList<>();

    ImportCommand(List<String> ofSpring) {
        super(ofSpring, CliWriteConfiguration.class);
    }

    @Override
    int execute(LedgerBeans book) {
        ImportService.ImportFormat requested = ImportService.ImportFormat.parse(format);
        ImportOptions options = new ImportOptions(dryRun, LookAlikePolicy.parse(lookAlikes), Map.of());
        PersonId operator = new PersonId(person);
        ImportService intake = book.getBean(ImportService.class);
        List<ImportResultResponse> results = new ArrayList<>();
        int code = MutatieboekCli.EXIT_OK;
        try {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                ImportResult imported = intake.importFile(requested, file, name, operator, options, listener(name));
                results.add(ImportResultResponse.of(imported, book.getBean(MessageRenderer.class), Locale.ENGLISH));
                code = Math.max(code, code(imported));
            }
        } catch (LedgerUnavailableException e) {
            commandLine().getErr().println(NOT_NOW.getOrDefault(e.reason(), "The book did not answer in time."));
            code = MutatieboekCli.EXIT_FAILED;
        } finally {
            // Report the files imported so far even if this one fails.
            printResults(results);
        }
        return code;
    }

    private void printResults(List<ImportResultResponse> results) {
        if (files.size() > 1) {
            printResult(results, () -> results.forEach(this::forPeople));
            files.stream()
                    .skip(results.size())
                    .forEach(file -> commandLine().getErr().println(file.getFileName() + ": not imported"));
        } else if (!results.isEmpty()) {
            printResult(results.getFirst(), () -> forPeople(results.getFirst()));
        }
    }

    static final class ImportFormatCandidates extends CompletionCandidates {
        ImportFormatCandidates() {
            super(Arrays.asList(ImportService.ImportFormat.values()));
        }
    }

    static final class LookAlikeCandidates extends CompletionCandidates {
        LookAlikeCandidates() {
            super(Arrays.asList(LookAlikePolicy.values()));
        }
    }

    private static ImportService.ImportProgressListener listener(String name) {
        @Nullable ConsoleProgressReporter[] progress = {null};
        return (row, rows) -> {
            ConsoleProgressReporter known =
                    progress[0] == null ? new ConsoleProgressReporter(name, "row", rows) : progress[0];
            progress[0] = known;
            known.accept(row);
        };
    }

    private static int code(ImportResult imported) {
        if (!imported.isAccepted()) {
            return MutatieboekCli.EXIT_FAILED;
        }
        return imported.notBookedCount() > 0 ? MutatieboekCli.EXIT_FINDINGS : MutatieboekCli.EXIT_OK;
    }

    private void forPeople(ImportResultResponse file) {
        out().printf(
                        "%s: %s%n",
                        file.file(),
                        file.taken()
                                ? "%s: %s and %s of %s, %s; %,d there already"
                                        .formatted(
                                                file.dryRun() ? "would be imported" : "imported",
                                                CountFormatter.format(file.mutations(), "mutation"),
                                                CountFormatter.format(file.checks(), "check"),
                                                CountFormatter.format(file.rows(), "row"),
                                                CountFormatter.format(file.entries(), "entry"),
                                                file.alreadyThere())
                                : "not imported; nothing of it is recorded");
        file.problems().forEach(found -> out().println(RowFindingFormatter.format(found)));
        more(file.problemCount() - file.problems().size(), "problems");
        file.notBooked().forEach(found -> out().println(RowFindingFormatter.format(found)));
        more(file.notBookedCount() - file.notBooked().size(), "rows that are not booked");
        if (file.dryRun() && !file.preview().isEmpty()) {
            preview(file);
        }
        file.remarks().forEach(found -> out().println(RowFindingFormatter.format(found)));
        more(file.remarkCount() - file.remarks().size(), "broken names");
        if (!file.columnsNotRead().isEmpty()) {
            out().println("  columns that are not read: " + String.join(", ", file.columnsNotRead()));
        }
    }

    /** Previews the effect of the file: balance before, change, and balance after, by item, flow and year. */
    private void preview(ImportResultResponse file) {
        TextTable table =
                new TextTable("row", "outcome", "mutation", "item", "", "flow", "year", "now", "change", "after");
        for (PreviewedMutation one : file.preview()) {
            String outcome = one.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String numbers = one.numbers() == null ? one.title() : one.numbers();
            if (one.lines().isEmpty()) {
                table.addRow(one.row(), outcome, numbers, null, null, null, null, null, null, null);
            }
            for (PreviewedMutation.PreviewedLine line : one.lines()) {
                table.addRow(
                        one.row(),
                        outcome,
                        numbers,
                        line.item(),
                        line.newItem() ? "new item" : null,
                        line.flow(),
                        line.year(),
                        line.now(),
                        line.change(),
                        line.after());
            }
        }
        out().println();
        table.print(out());
        more(file.previewCount() - file.preview().size(), "mutations");
    }

    private void more(long count, String of) {
        if (count > 0) {
            out().printf("  and %,d more %s%n", count, of);
        }
    }
}
