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
    private final ReportQuery question;
    private final ReportMessages words;
    private final FootnoteCollector notes;

    UncertainFigureTableFactory(List<MutationHistory> mutations, ReportQuery question, FootnoteCollector notes) {
        this.mutations = mutations.stream()
                .sorted(Comparator.comparingLong(MutationHistory::proposedAt))
                .toList();
        this.question = question;
        this.words = question.words();
        this.notes = notes;
    }

    private record UncertainFigureKey(MutationHistory history, ItemPath item, Flow flow) {}

    List<ReportTable> tables() {
        List<BudgetYear> years = mutations.stream()
                .flatMap(told -> UNCERTAIN.stream().flatMap(basis -> uncertainPostings(told, basis)))
                .map(Posting::year)
                .distinct()
                .sorted()
                .toList();
        List<ReportTable> tables = new ArrayList<>();
        List<ReportRow> figures = figures(years);
        if (!figures.isEmpty()) {
            List<ReportColumn> columns = new ArrayList<>();
            columns.add(ReportColumn.text("item", words.message("report.discrepancies.item")));
            columns.add(ReportColumn.text("flow", words.message("report.discrepancies.flow")));
            columns.addAll(MomentLookups.columns(years));
            tables.add(new ReportTable(
                    "figures",
                    words.message("report.discrepancies.figures"),
                    words.message("report.discrepancies.mutation"),
                    columns,
                    figures));
        }
        List<ReportRow> oneSided = mutations.stream()
                .filter(told -> told.proposal().oneSided())
                .map(this::oneSided)
                .toList();
        if (!oneSided.isEmpty()) {
            tables.add(new ReportTable(
                    "one-sided",
                    words.message("report.discrepancies.one-sided"),
                    words.message("report.discrepancies.mutation"),
                    List.of(
                            ReportColumn.text("chapters", words.message("report.discrepancies.chapters")),
                            ReportColumn.text("number", words.message("report.discrepancies.number"))),
                    oneSided));
        }
        return tables;
    }

    private List<ReportRow> figures(List<BudgetYear> years) {
        List<ReportRow> rows = new ArrayList<>();
        for (Basis basis : UNCERTAIN) {
            Map<UncertainFigureKey, List<Posting>> lines = new LinkedHashMap<>();
            mutations.forEach(told -> uncertainPostings(told, basis)
                    .forEach(posting -> lines.computeIfAbsent(
                                    new UncertainFigureKey(told, posting.item(), posting.flow()),
                                    line -> new ArrayList<>())
                            .add(posting)));
            if (!lines.isEmpty()) {
                String heading = words.message("page.basis." + basis.name());
                rows.add(new ReportRow(
                        ReportRow.ReportRowType.GROUP,
                        0,
                        null,
                        heading,
                        List.of(),
                        Collections.nCopies(years.size() + 2, ReportCell.EMPTY)));
                lines.forEach((line, postings) -> rows.add(row(line, postings, years)));
            }
        }
        return rows;
    }

    private Stream<Posting> uncertainPostings(MutationHistory told, Basis basis) {
        ItemPath within = question.scopeItem();
        return told.proposal().postings().stream()
                .filter(posting -> within == null || within.contains(posting.item()))
                .filter(posting -> question.flows().contains(posting.flow()))
                .filter(posting ->
                        basis == (posting.basis() == null ? told.proposal().basis() : posting.basis()));
    }

    private ReportRow row(UncertainFigureKey line, List<Posting> postings, List<BudgetYear> years) {
        List<ReportCell> cells = new ArrayList<>();
        cells.add(ReportCell.text(line.item().toString()));
        cells.add(ReportCell.text(words.flow(line.flow())));
        years.forEach(year -> cells.add(cell(line, postings, year)));
        return new ReportRow(
                ReportRow.ReportRowType.LINE,
                1,
                line.item(),
                line.history().proposal().title(),
                words.addSourceFootnotes(line.history(), notes),
                cells);
    }

    private ReportCell cell(UncertainFigureKey line, List<Posting> postings, BudgetYear year) {
        List<Posting> ofTheYear =
                postings.stream().filter(posting -> posting.year().equals(year)).toList();
        @Nullable
        ReportFigure sum = ofTheYear.stream()
                .map(posting -> MomentLookups.figure(line.history().proposal(), posting))
                .reduce(ReportFigure::plus)
                .orElse(null);
        List<Integer> marks = ofTheYear.stream()
                .filter(posting -> posting.note() != null)
                .map(posting -> notes.addFootnote(
                        ReportMessages.footnoteType(line.history().proposal(), posting),
                        Objects.requireNonNull(posting.note())))
                .distinct()
                .toList();
        return sum == null
                ? ReportCell.EMPTY
                : new ReportCell.Amount(
                        sum, new ReportLink.MutationLink(line.history().mutation()), marks);
    }

    private ReportRow oneSided(MutationHistory told) {
        int note = notes.addFootnote(ReportFootnote.FootnoteType.DISPUTED, words.message("report.transfers.one-sided"));
        String chapters = told.proposal().chapters().stream()
                .sorted(ChapterCodeComparator.OFFICIAL)
                .map(Object::toString)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return ReportRow.line(
                null,
                told.proposal().title(),
                List.of(note),
                List.of(
                        ReportCell.text(chapters),
                        new ReportCell.Text(
                                told.proposed().number(), new ReportLink.MutationLink(told.mutation()), List.of())));
    }
}
