package nl.mutatieboek.exporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.DeliveryFileFormat;
import nl.mutatieboek.budget.DeliveryFileFormat.DeliveryPhase;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.exporting.DeliveryService.DeliveryResult;
import nl.mutatieboek.platform.format.CsvCellEscaper;

/**
 * Writes the delivery file of a chapter: its balances of the budget year at a moment, in the form of the open data. A
 * cell is blank where the ledger does not know the value exactly: a number that no source gives, a name, and an amount
 * that is incomplete, rounded or not read in a document.
 */
final class DeliveryFileWriter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final ResolvedAsOf point;
    private final ChapterCode chapter;
    private final Moment moment;
    private final DeliveryPhase phase;
    private final Map<BudgetAccount, String> ibosNumbers;
    private final Set<BudgetAccount> parents = new HashSet<>();

    /**
     * @param point at the moment
     * @param ibosNumbers IBOS numbers that documents state for balances
     */
    DeliveryFileWriter(
            ResolvedAsOf point,
            ChapterCode chapter,
            Moment moment,
            DeliveryPhase phase,
            Map<BudgetAccount, String> ibosNumbers) {
        this.point = point;
        this.chapter = chapter;
        this.moment = moment;
        this.phase = phase;
        this.ibosNumbers = Map.copyOf(ibosNumbers);
    }

    DeliveryResult write(BalanceQueries balances, Writer out) throws IOException {
        List<Balance> rows = balances
                .find(new BalanceCriteria(ItemPath.of(chapter), null, moment.year(), DeliveryFileFormat.LEVELS), point)
                .stream()
                .filter(Balance::known)
                .filter(row -> !row.item().isChapter() && !row.item().isOpen())
                .filter(row -> row.item().depth() <= DeliveryFileFormat.LEVELS)
                .sorted(Comparator.comparing(Balance::item, ItemPathComparator.PATHS)
                        .thenComparing(Balance::flow))
                .toList();
        rows.forEach(row -> parents.add(new BudgetAccount(row.item().parent(), row.flow(), row.year())));
        out.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.LF)
                .build(out);
        csv.writeRecord(header());
        rows.forEach(row -> csv.writeRecord(cells(row)));
        csv.flush();
        return new DeliveryResult(
                rows.size(), rows.stream().filter(row -> !isExact(row)).count());
    }

    private List<String> header() {
        return List.of(
                DeliveryFileFormat.IBOS_NUMBER,
                DeliveryFileFormat.YEAR,
                DeliveryFileFormat.PHASE,
                DeliveryFileFormat.FLOW,
                DeliveryFileFormat.TOTAL,
                DeliveryFileFormat.CHAPTER,
                DeliveryFileFormat.CHAPTER_NAME,
                DeliveryFileFormat.ARTICLE,
                DeliveryFileFormat.ARTICLE_NAME,
                DeliveryFileFormat.PART,
                DeliveryFileFormat.PART_NAME,
                DeliveryFileFormat.INSTRUMENT,
                DeliveryFileFormat.INSTRUMENT_NAME,
                DeliveryFileFormat.DETAIL,
                DeliveryFileFormat.DETAIL_NAME,
                phase.columns().getFirst(),
                DeliveryFileFormat.ITEM);
    }

    private List<String> cells(Balance row) {
        ItemPath item = row.item();
        boolean total = item.isArticle() || parents.contains(new BudgetAccount(item, row.flow(), row.year()));
        List<String> cells = new ArrayList<>(List.of(
                ibosNumbers.getOrDefault(new BudgetAccount(item, row.flow(), row.year()), ""),
                moment.year().toString(),
                phase.code(),
                row.flow().letter(),
                total ? "J" : "N",
                chapter.value(),
                name(ItemPath.of(chapter))));
        for (int depth = 1; depth <= DeliveryFileFormat.LEVELS; depth++) {
            if (depth > item.depth()) {
                cells.add("");
                cells.add("");
            } else {
                String code = item.codes().get(depth - 1);
                // A word is a code of the book, and no number of the open data.
                cells.add(depth == 1 || code.matches("[0-9][0-9.]*") ? code : "");
                cells.add(name(new ItemPath(chapter, item.codes().subList(0, depth))));
            }
        }
        cells.add(isExact(row) ? String.valueOf(row.thousands()) : "");
        cells.add(item.toString());
        return cells;
    }

    private String name(ItemPath item) {
        return point.structure()
                .name(item, moment.year())
                .map(CsvCellEscaper::escape)
                .orElse("");
    }

    /** Whether the ledger knows the balance to the thousand, from documents that state it. */
    private static boolean isExact(Balance row) {
        return row.complete()
                && (row.basis() == null || row.basis() == Basis.READ || row.basis() == Basis.DERIVED)
                && (row.precision() == null || row.precision().equals(Precision.EXACT));
    }
}
