package nl.mutatieboek.importing.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.importing.format.BalanceFileParser;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.DeliveryFileParser;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.SpreadsheetBalanceParser;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares files of balances with the ledger. */
@Component
public class ReconciliationService {
    private final BalanceQueries balanceQueries;
    private final PostingQueries postings;
    private final TrailQueries trail;

    ReconciliationService(BalanceQueries balances, PostingQueries postings, TrailQueries trail) {
        this.balanceQueries = balances;
        this.postings = postings;
        this.trail = trail;
    }

    /**
     * Compares the balances of budget statements, each at its own moment. A file with flaws is not compared.
     *
     * @param name file name
     * @param listing compared balances to list
     * @param resolveAsOf resolves the point in time from the chapters in the response
     */
    public ReconciliationResult compareStatements(
            TableFile file,
            String name,
            ReconciliationListingOptions listing,
            Function<EmbargoCheckScope, ResolvedAsOf> resolveAsOf) {
        List<FileBalance> stated = new ArrayList<>();
        FileParseSummary parseResult = StatementFileParser.parse(file, row -> state(row, stated));
        return compare(name, parseResult, null, stated, listing, resolveAsOf);
    }

    /**
     * Compares the balances of a file, each at its own moment. Rows whose item or amount the source leaves open are
     * skipped.
     *
     * @param name file name
     * @param listing compared balances to list
     * @param resolveAsOf resolves the point in time from the chapters in the response
     */
    public ReconciliationResult compareBalances(
            TableFile file,
            String name,
            ReconciliationListingOptions listing,
            Function<EmbargoCheckScope, ResolvedAsOf> resolveAsOf) {
        List<FileBalance> stated = new ArrayList<>();
        FileParseSummary parseResult = BalanceFileParser.parse(file, balance -> stated.add(FileBalance.of(balance)));
        return compare(name, parseResult, null, stated, listing, resolveAsOf);
    }

    /**
     * Compares the balances of a delivery file, each at the moment of its phase. Rows without an amount are skipped.
     *
     * @param name file name
     * @param listing compared balances to list
     * @param resolveAsOf resolves the point in time from the chapters in the response
     */
    public ReconciliationResult compareDelivery(
            TableFile file,
            String name,
            ReconciliationListingOptions listing,
            Function<EmbargoCheckScope, ResolvedAsOf> resolveAsOf) {
        List<FileBalance> stated = new ArrayList<>();
        FileParseSummary parseResult =
                DeliveryFileParser.parse(file, Source.ofDocument(name), balance -> stated.add(FileBalance.of(balance)));
        return compare(name, parseResult, null, stated, listing, resolveAsOf);
    }

    /** Parses a sheet, without comparing it. */
    public SpreadsheetParseResult parseSpreadsheet(TableFile file, SpreadsheetOptions options) {
        return SpreadsheetBalanceParser.parse(file, options);
    }

    /**
     * Compares the balances of a sheet, each at the moment that it names, or else at the requested point in time.
     *
     * @param name file name
     * @param listing compared balances to list
     * @param resolveAsOf resolves the point in time from the chapters in the response
     */
    public ReconciliationResult compareSpreadsheet(
            TableFile file,
            String name,
            SpreadsheetOptions options,
            ReconciliationListingOptions listing,
            Function<EmbargoCheckScope, ResolvedAsOf> resolveAsOf) {
        SpreadsheetParseResult sheet = parseSpreadsheet(file, options);
        List<FileBalance> stated = sheet.balances().stream()
                .map(balance -> new FileBalance(
                        balance.row(),
                        balance.item(),
                        balance.flow(),
                        balance.year(),
                        balance.moment(),
                        balance.thousands(),
                        sheet.precision()))
                .toList();
        return compare(name, sheet.parseResult(), sheet, stated, listing, resolveAsOf);
    }

    private static void state(BudgetStatementRow row, List<FileBalance> stated) {
        ItemPath article = new ItemPath(row.chapter(), List.of(row.articleCode()));
        row.balances()
                .forEach((moment, balance) -> stated.add(
                        new FileBalance(row.row(), article, row.flow(), row.year(), moment, balance, Precision.EXACT)));
    }

    /** The response has the chapters of the file only; if no row was parsed, they are unknown. */
    private static EmbargoCheckScope scope(FileParseSummary parseResult, List<FileBalance> stated) {
        return parseResult.isUnderstood()
                ? EmbargoCheckScope.of(
                        stated.stream().map(balance -> balance.item().chapter()).collect(Collectors.toSet()))
                : EmbargoCheckScope.WHOLE_BOOK;
    }

    private ReconciliationResult compare(
            String name,
            FileParseSummary parseResult,
            @Nullable SpreadsheetParseResult sheet,
            List<FileBalance> stated,
            ReconciliationListingOptions listing,
            Function<EmbargoCheckScope, ResolvedAsOf> resolveAsOf) {
        ResolvedAsOf asOf = resolveAsOf.apply(scope(parseResult, stated));
        ReconciliationResult.ReconciliationResultBuilder result =
                new ReconciliationResult.ReconciliationResultBuilder(listing);
        if (parseResult.isUnderstood()) {
            int depth = stated.stream()
                    .mapToInt(balance -> balance.item().depth())
                    .max()
                    .orElse(0);
            new BalanceComparator(balanceQueries, asOf, depth, result).compareAll(stated);
        }
        return result.build(name, parseResult, sheet, asOf, new BalanceBridgeBuilder(postings, trail, asOf));
    }
}
