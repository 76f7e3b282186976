package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;
import nl.mutatieboek.importing.ImportService;
import nl.mutatieboek.importing.reconciliation.ReconciliationListingOptions;
import nl.mutatieboek.importing.reconciliation.ReconciliationResponse;
import nl.mutatieboek.importing.reconciliation.ReconciliationResult;
import nl.mutatieboek.importing.reconciliation.ReconciliationService;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.format.MessageRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reconciles a file of published balances with the ledger. */
@Command(
        name = "reconcile",
        description = {
            "Compares every published balance in files with the balance of the book at its moment, in thousands of"
                    + " euros.",
            "Lists each difference with the mutations that explain it. Records nothing."
        })
final class ReconcileCommand extends LedgerAccessCommand {
    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = ReconcileFormatCandidates.class,
            description =
                    "begrotingsstaten (open data of the budget statements), delivery (budget tables of the open data)"
                            + " or balances (our own, CSV or XLSX).")
    private String format = "";

    @Option(names = "--all", description = "Also list equal balances.")
    private boolean all;

    @Mixin
    private final BitemporalOptions options = new BitemporalOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files; each is compared separately.")
    private List<Path> files = new ArrayList<>();

    ReconcileCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    @Override
    int execute(LedgerBeans book) {
        ImportService.ImportFormat of = ImportService.ImportFormat.parse(format);
        ResolvedAsOf point = book.getBean(AsOfResolver.class).awaitAt(options.toAsOfQuery());
        List<ReconciliationResponse> shown = new ArrayList<>();
        int code = MutatieboekCli.EXIT_OK;
        for (Path file : files) {
            ReconciliationResult reconciled = reconciled(
                    of, file, String.valueOf(file.getFileName()), point, book.getBean(ReconciliationService.class));
            shown.add(ReconciliationResponse.of(reconciled, book.getBean(MessageRenderer.class), Locale.ENGLISH));
            code = Math.max(code, ReconciliationTextRenderer.exitCode(reconciled));
        }
        ReconciliationTextRenderer text = new ReconciliationTextRenderer(out());
        printResult(shown.size() == 1 ? shown.getFirst() : shown, () -> shown.forEach(text::print));
        return code;
    }

    private ReconciliationResult reconciled(
            ImportService.ImportFormat of,
            Path file,
            String name,
            ResolvedAsOf point,
            ReconciliationService reconciliation) {
        return switch (of) {
            case BEGROTINGSSTATEN ->
                reconciliation.compareStatements(
                        TableFile.firstSheetOf(file), name, ReconciliationListingOptions.unpaged(all), scope -> point);
            case BALANCES ->
                reconciliation.compareBalances(
                        TableFile.firstSheetOf(file), name, ReconciliationListingOptions.unpaged(all), scope -> point);
            case DELIVERY ->
                reconciliation.compareDelivery(
                        TableFile.firstSheetOf(file), name, ReconciliationListingOptions.unpaged(all), scope -> point);
            case MUTATIONS -> throw new MalformedValueException(ExpectedValue.BALANCE_FILE_FORMAT, format);
        };
    }

    static final class ReconcileFormatCandidates extends CompletionCandidates {
        ReconcileFormatCandidates() {
            super(List.of(
                    ImportService.ImportFormat.BEGROTINGSSTATEN,
                    ImportService.ImportFormat.DELIVERY,
                    ImportService.ImportFormat.BALANCES));
        }
    }
}
