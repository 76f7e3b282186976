package nl.mutatieboek.importing.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.balance.trail.TrailQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.ResponseChapterScope;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.importing.format.BalanceFileParser;
import nl.mutatieboek.importing.format.BudgetStatementRow;
import nl.mutatieboek.importing.format.FileParseSummary;
import nl.mutatieboek.importing.format.SpreadsheetBalanceParser;
import nl.mutatieboek.importing.format.SpreadsheetOptions;
import nl.mutatieboek.importing.format.SpreadsheetParseResult;
import nl.mutatieboek.importing.format.StatementFileParser;
import nl.mutatieboek.importing.table.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares files of balances with the book, whatever the door. */
@Component
public class ReconciliationService {
    private final BalanceQueries compareBalances;
    private final PostingQueries lines;
    private final TrailQueries trail;

    ReconciliationService(BalanceQueries balances, PostingQueries lines, TrailQueries trail) {
        this.compareBalances = balances;
        this.lines = lines;
        this.trail = trail;
    }

    /**
     * The balances that budget statements publish, each at its own moment. A file that cannot be understood is not compared.
     *
     * @param name what the file is called
     * @param listing which of the compared balances are listed
     * @param within the point where the book is asked, once it is known which chapters the answer has data of
     */
    public ReconciliationResult compareStatements(
            TableFile file, String name, ListingOptions listing, Function<ResponseChapterScope, ResolvedAsOf> within) {
        List<FileBalance> stated = new ArrayList<>();
        FileParseSummary found = StatementFileParser.parse(file, line -> state(line, stated));
        return compare(name, found, null, stated, listing, within);
    }

    /**
     * The balances that a file of balances states, each at its own moment; those of which its source leaves the item or the
     * amount open are passed over.
     *
     * @param name what the file is called
     * @param listing which of the compared balances are listed
     * @param within the point where the book is asked, once it is known which chapters the answer has data of
     */
    public ReconciliationResult compareBalances(
            TableFile file, String name, ListingOptions listing, Function<ResponseChapterScope, ResolvedAsOf> within) {
        List<FileBalance> stated = new ArrayList<>();
        FileParseSummary found = BalanceFileParser.parse(
                file,
                one -> stated.add(new FileBalance(
                        one.row(),
                        one.item(),
                        one.flow(),
                        one.year(),
                        one.moment(),
                        one.thousands(),
                        one.precision())));
        return compare(name, found, null, stated, listing, within);
    }

    /** How the columns of somebody's sheet would be taken, and what it states. */
    public SpreadsheetParseResult parseSpreadsheet(TableFile file, SpreadsheetOptions asked) {
        return SpreadsheetBalanceParser.parse(file, asked);
    }

    /**
     * The balances of somebody's sheet: each at the moment that it says, or else at the point where the book is asked.
     *
     * @param name what the file is called
     * @param listing which of the compared balances are listed
     * @param within the point where the book is asked, once it is known which chapters the answer has data of
     */
    public ReconciliationResult compareSpreadsheet(
            TableFile file,
            String name,
            SpreadsheetOptions asked,
            ListingOptions listing,
            Function<ResponseChapterScope, ResolvedAsOf> within) {
        SpreadsheetParseResult sheet = parseSpreadsheet(file, asked);
        List<FileBalance> stated = sheet.balances().stream()
                .map(one -> new FileBalance(
                        one.row(),
                        one.item(),
                        one.flow(),
                        one.year(),
                        one.moment(),
                        one.thousands(),
                        sheet.precision()))
                .toList();
        return compare(name, sheet.parseResult(), sheet, stated, listing, within);
    }

    private static void state(BudgetStatementRow line, List<FileBalance> stated) {
        ItemPath article = new ItemPath(line.chapter(), List.of(line.articleCode()));
        line.balances()
                .forEach((moment, balance) -> stated.add(new FileBalance(
                        line.row(), article, line.flow(), line.year(), moment, balance, Precision.EXACT)));
    }

    /** The answer has rows of the chapters of the file only. Without a row to compare, nothing says which those are. */
    private static ResponseChapterScope scope(FileParseSummary found, List<FileBalance> stated) {
        return found.isUnderstood()
                ? ResponseChapterScope.of(
                        stated.stream().map(one -> one.item().chapter()).collect(Collectors.toSet()))
                : ResponseChapterScope.WHOLE_BOOK;
    }

    private ReconciliationResult compare(
            String name,
            FileParseSummary found,
            @Nullable SpreadsheetParseResult sheet,
            List<FileBalance> stated,
            ListingOptions listing,
            Function<ResponseChapterScope, ResolvedAsOf> within) {
        ResolvedAsOf point = within.apply(scope(found, stated));
        ReconciliationResult.ReconciliationResultBuilder counting =
                new ReconciliationResult.ReconciliationResultBuilder(listing);
        if (found.isUnderstood()) {
            int depth =
                    stated.stream().mapToInt(one -> one.item().depth()).max().orElse(0);
            new BalanceComparator(compareBalances, point, depth, counting).compareAll(stated);
        }
        return counting.build(name, found, sheet, point, new BalanceBridgeBuilder(lines, trail, point));
    }
}
