package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;

/**
 * Arranges the rows of a budget statement by the category of their articles, with a subtotal of each (Regeling
 * rijksbegrotingsvoorschriften, models 1.20 and 1.21). A budget fund whose documents state the balance of the year before
 * has rows of balances around its total (models 1.22, 2.13 and 3.53). Without any stated category it is one list.
 */
record BudgetStatementArrangement(ReportMessages messages) {
    private static final String KEY = "report.budget-statement.";
    private static final Optional<ArticleCategory> OPENING = Optional.of(ArticleCategory.OPENING_BALANCE);

    /**
     * Returns the rows of the statement.
     *
     * @param total the row of the chapter
     * @param articles the rows of the articles by category; empty for those without a stated one
     * @param closing computes the cells of the balance at the end of the year, of a budget fund
     */
    List<ReportRow> arrange(
            ReportRow total,
            Map<Optional<ArticleCategory>, List<ReportRow>> articles,
            Supplier<List<ReportCell>> closing) {
        List<ReportRow> opening = articles.getOrDefault(OPENING, List.of());
        Map<String, List<ReportRow>> sections = sections(articles);
        List<ReportRow> rows = new ArrayList<>();
        if (opening.isEmpty()) {
            rows.add(total);
        }
        boolean grouped = sections.size() > 1 || !sections.containsKey("unstated");
        sections.forEach((name, ofSection) -> {
            if (grouped) {
                rows.add(sum(ReportRowType.SUBTOTAL, name, ofSection));
            }
            rows.addAll(ofSection);
        });
        if (!opening.isEmpty()) {
            addBalances(total, opening, sections, closing.get(), rows);
        }
        return rows;
    }

    /** The rows of a fund: own subtotal, balance of the year before, their sum, final balance, total. */
    private void addBalances(
            ReportRow total,
            List<ReportRow> opening,
            Map<String, List<ReportRow>> sections,
            List<ReportCell> closing,
            List<ReportRow> rows) {
        List<ReportRow> own = sections.values().stream().flatMap(List::stream).toList();
        if (!own.isEmpty()) {
            rows.add(sum(ReportRowType.SUBTOTAL, "subtotal", own));
        }
        opening.forEach(row -> rows.add(withoutBlanks(row)));
        rows.add(new ReportRow(
                ReportRowType.SUBTOTAL,
                0,
                total.item(),
                messages.message(KEY + "subtotal"),
                total.notes(),
                total.cells()));
        ReportRow last =
                new ReportRow(ReportRowType.LINE, 0, null, messages.message(KEY + "closing"), List.of(), closing);
        rows.add(last);
        rows.add(sum(ReportRowType.TOTAL, "total", List.of(total, last)));
    }

    private static Map<String, List<ReportRow>> sections(Map<Optional<ArticleCategory>, List<ReportRow>> articles) {
        Map<String, List<ReportRow>> sections = new LinkedHashMap<>();
        Stream.concat(
                        Arrays.stream(ArticleCategory.values()).map(Optional::of),
                        Stream.of(Optional.<ArticleCategory>empty()))
                .filter(category -> !category.equals(OPENING))
                .forEach(category -> {
                    List<ReportRow> rows = articles.get(category);
                    if (rows != null) {
                        sections.put(category.map(ArticleCategory::name).orElse("unstated"), rows);
                    }
                });
        return sections;
    }

    private ReportRow sum(ReportRowType type, String name, List<ReportRow> rows) {
        int columns = rows.getFirst().cells().size();
        return new ReportRow(
                type,
                0,
                null,
                messages.message(KEY + name),
                List.of(),
                IntStream.range(0, columns)
                        .mapToObj(i -> ReportCell.sum(
                                rows.stream().map(row -> row.cells().get(i)).toList()))
                        .toList());
    }

    /** A balance of the year before is either expenditure or receipts: the other cells do not apply. */
    private static ReportRow withoutBlanks(ReportRow row) {
        boolean known = row.cells().stream().anyMatch(ReportCell.Amount.class::isInstance);
        return new ReportRow(
                row.kind(),
                row.level(),
                row.item(),
                row.heading(),
                row.notes(),
                row.cells().stream()
                        .map(cell -> known && cell instanceof ReportCell.Unknown ? ReportCell.EMPTY : cell)
                        .toList());
    }
}
