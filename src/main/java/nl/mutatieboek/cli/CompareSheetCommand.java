package nl.mutatieboek.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.importing.reconciliation.ReconciliationListingOptions;
import nl.mutatieboek.importing.reconciliation.ReconciliationResponse;
import nl.mutatieboek.importing.reconciliation.ReconciliationResult;
import nl.mutatieboek.importing.reconciliation.ReconciliationService;
import nl.mutatieboek.importing.reconciliation.SpreadsheetParseResponse;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.TableFile;
import nl.mutatieboek.platform.format.MessageRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a user's spreadsheet with the ledger. */
@Command(
        name = "compare",
        description = {
            "Compares a spreadsheet of balances, XLSX or CSV, with the book at a point in time.",
            "Columns are recognised by their Dutch or English names; --preview shows the mapping and compares nothing."
        })
final class CompareSheetCommand extends LedgerAccessCommand {
    @Option(
            names = "--column",
            paramLabel = "AS=NAME",
            description = "Column mapping, meaning=name in the file, such as item=Artikel; may be repeated."
                    + " AS is item, chapter, article, article_part, instrument, ibos_number, flow, year, moment,"
                    + " budget_year or amount, which may be mapped more than once.")
    private List<String> columns = new ArrayList<>();

    @Option(names = "--chapter", paramLabel = "CHAPTER", description = "Chapter of rows that name none, such as XX.")
    private @Nullable String chapter;

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            completionCandidates = FlowCompletionCandidates.class,
            description = "Flow of all rows: COMMITMENTS, EXPENDITURE or RECEIPTS.")
    private @Nullable String flow;

    @Option(names = "--year", paramLabel = "YEAR", description = "Budget year of all rows.")
    private @Nullable String year;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            completionCandidates = AmountUnitCandidates.class,
            description = "Unit of all amounts: euros, thousands, millions or billions; by default that of the header,"
                    + " else thousands.")
    private @Nullable String unit;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Name of the worksheet; the first by default.")
    private @Nullable String sheet;

    @Option(names = "--preview", description = "Show the column mapping, and compare nothing.")
    private boolean preview;

    @Option(names = "--all", description = "Also list equal balances.")
    private boolean all;

    @Mixin
    private final AsOfOptions point = new AsOfOptions();

    @Parameters(paramLabel = "FILE", description = "The spreadsheet.")
    private @Nullable Path file;

    CompareSheetCommand(List<String> ofSpring) {
        super(ofSpring);
    }

    static final class AmountUnitCandidates extends CompletionCandidates {
        AmountUnitCandidates() {
            super(Arrays.asList(AmountUnit.values()));
        }
    }

    @Override
    int execute(LedgerBeans book) {
        Path path = Objects.requireNonNull(file);
        TableFile table = new TableFile(path, sheet);
        AsOfQuery axes = point.toAsOfQuery();
        SpreadsheetOptions options = options(axes);
        ReconciliationService reconciliation = book.getBean(ReconciliationService.class);
        MessageRenderer sentences = book.getBean(MessageRenderer.class);
        ReconciliationTextRenderer text = new ReconciliationTextRenderer(out());
        String name = String.valueOf(path.getFileName());
        if (preview) {
            SpreadsheetParseResult read = reconciliation.parseSpreadsheet(table, options);
            SpreadsheetParseResponse shown = SpreadsheetParseResponse.of(read, sentences, Locale.ENGLISH);
            printResult(shown, () -> new SpreadsheetPreviewTextRenderer(out()).print(name, shown));
            return read.parseResult().isUnderstood() ? MutatieboekCli.EXIT_OK : MutatieboekCli.EXIT_FAILED;
        }
        ResolvedAsOf at = book.getBean(AsOfResolver.class).awaitAt(axes);
        ReconciliationResult reconciled = reconciliation.compareSpreadsheet(
                table, name, options, ReconciliationListingOptions.unpaged(all), scope -> at);
        ReconciliationResponse shown = ReconciliationResponse.of(reconciled, sentences, Locale.ENGLISH);
        printResult(shown, () -> text.print(shown));
        return ReconciliationTextRenderer.exitCode(reconciled);
    }

    private SpreadsheetOptions options(AsOfQuery axes) {
        return new SpreadsheetOptions(
                SpreadsheetOptions.parseColumns(columns),
                chapter == null ? null : new ChapterCode(chapter),
                flow == null ? null : Flow.parse(flow),
                year == null ? null : BudgetYear.parse(year),
                axes.moment() != null,
                unit == null ? null : AmountUnit.parse(unit));
    }
}
