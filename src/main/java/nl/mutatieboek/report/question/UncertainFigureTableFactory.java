package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ChapterCodeComparator;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Creates tables of the mutation figures that no source states directly, by basis, and of those that only one side
 * shows.
 */
final class UncertainFigureTableFactory {
    private static final List<Basis> UNCERTAIN = List.of(Basis.DISPUTED, Basis.INFERRED, Basis.DERIVED);

    private final List<MutationHistory> mutations;
    private final ReportQuery query;
    private final ReportMessages messages;
    private final FootnoteCollector notes;

    UncertainFigureTableFactory(List<MutationHistory> mutations, ReportQuery query, FootnoteCollector notes) {
        this.mutations = mutations.stream()
                .sorted(Comparator.comparingLong(MutationHistory::proposalLedgerNumber))
                .toList();
        this.query = query;
        this.messages = query.messages();
        this.notes = notes;
    }

    private record UncertainFigureKey(MutationHistory history, ItemPath item, Flow flow) {}

    List<ReportTable> tables() {
        List<BudgetYear> years = mutations.stream()
                .flatMap(history -> UNCERTAIN.stream().flatMap(basis -> uncertainPostings(history, basis)))
                .map(Posting::year)
                .distinct()
                .sorted()
                .toList();
        List<ReportTable> tables = new ArrayList<>();
        List<ReportRow> figures = figures(years);
        if (!figures.isEmpty()) {
            List<ReportColumn> columns = new ArrayList<>();
            columns.add(ReportColumn.text("figureItem", messages.message("report.discrepancies.item")));
            columns.add(ReportColumn.text("flow", messages.message("report.discrepancies.flow")));
            columns.addAll(MomentLookups.columns(years));
            tables.add(new ReportTable(
                    "figures",
                    messages.message("report.discrepancies.figures"),
                    messages.message("report.discrepancies.mutation"),
                    columns,
                    figures));
        }
        List<ReportRow> oneSided = mutations.stream()
                .filter(history -> !history.limited() && history.proposal().oneSided())
                .map(this::oneSided)
                .toList();
        if (!oneSided.isEmpty()) {
            tables.add(new ReportTable(
                    "one-sided",
                    messages.message("report.discrepancies.one-sided"),
                    messages.message("report.discrepancies.mutation"),
                    List.of(
                            ReportColumn.text("chapters", messages.message("report.discrepancies.chapters")),
                            ReportColumn.text("number", messages.message("report.discrepancies.number"))),
                    oneSided));
        }
        return tables;
    }

    private List<ReportRow> figures(List<BudgetYear> years) {
        List<ReportRow> rows = new ArrayList<>();
        for (Basis basis : UNCERTAIN) {
            Map<UncertainFigureKey, List<Posting>> postingsByFigure = new LinkedHashMap<>();
            mutations.forEach(history -> uncertainPostings(history, basis)
                    .forEach(posting -> postingsByFigure
                            .computeIfAbsent(
                                    new UncertainFigureKey(history, posting.item(), posting.flow()),
                                    key -> new ArrayList<>())
                            .add(posting)));
            if (!postingsByFigure.isEmpty()) {
                String heading = messages.message("page.basis." + basis.name());
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.GROUP,
                        0,
                        null,
                        heading,
                        List.of(),
                        Collections.nCopies(years.size() + 2, ReportCell.EMPTY)));
                postingsByFigure.forEach((key, postings) -> rows.add(row(key, postings, years)));
            }
        }
        return rows;
    }

    private Stream<Posting> uncertainPostings(MutationHistory history, Basis basis) {
        ItemPath within = query.scopeItem();
        return history.proposal().postings().stream()
                .filter(posting -> within == null || within.contains(posting.item()))
                .filter(posting -> query.flows().contains(posting.flow()))
                .filter(posting ->
                        basis == (posting.basis() == null ? history.proposal().basis() : posting.basis()));
    }

    private ReportRow row(UncertainFigureKey key, List<Posting> postings, List<BudgetYear> years) {
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(key.item().toString()));
        cells.add(ReportCell.text(messages.flow(key.flow())));
        years.forEach(year -> cells.add(cell(key, postings, year)));
        return new ReportRow(
                ReportRow.ReportRowType.LINE,
                1,
                key.item(),
                key.history().proposal().title(),
                messages.addSourceFootnotes(key.history(), notes),
                cells);
    }

    private ReportCell cell(UncertainFigureKey key, List<Posting> postings, BudgetYear year) {
        List<Posting> ofTheYear =
                postings.stream().filter(posting -> posting.year().equals(year)).toList();
        @Nullable
        ReportFigure sum = ofTheYear.stream()
                .map(posting -> MomentLookups.figure(key.history().proposal(), posting))
                .reduce(ReportFigure::plus)
                .orElse(null);
        List<Integer> marks = ofTheYear.stream()
                .filter(posting -> posting.note() != null)
                .map(posting -> notes.addFootnote(
                        ReportMessages.footnoteType(key.history().proposal(), posting),
                        Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
        return sum == null
                ? ReportCell.EMPTY
                : new ReportCell.Amount(
                        sum, new ReportLink.MutationLink(key.history().mutation()), marks);
    }

    private ReportRow oneSided(MutationHistory history) {
        int note =
                notes.addFootnote(ReportFootnote.FootnoteType.DISPUTED, messages.message("report.transfers.one-sided"));
        String chapters = history.proposal().chapters().stream()
                .sorted(ChapterCodeComparator.OFFICIAL)
                .map(Object::toString)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return ReportRow.line(
                null,
                history.proposal().title(),
                List.of(note),
                List.of(
                        ReportCell.text(chapters),
                        new ReportCell.Text(
                                history.proposed().number(),
                                new ReportLink.MutationLink(history.mutation()),
                                List.of())));
    }
}
