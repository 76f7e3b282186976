package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MatterAmount;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.oversight.matter.MatterCriteria;
import nl.mutatieboek.oversight.matter.MatterQueries;
import nl.mutatieboek.oversight.matter.StructuralFollowUp;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.CertainSum;
import nl.mutatieboek.oversight.matter.StructuralFollowUp.ComparedAmount;
import nl.mutatieboek.oversight.matter.StructuralFollowUpQueries;
import nl.mutatieboek.oversight.matter.TrackedMatter;
import nl.mutatieboek.report.table.FigureCertainty;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportRow.ReportRowType;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/**
 * Amendments, motions and undertakings that are open, by the moment of their bill, and whether the next budgets carry
 * the structural amendments.
 */
public final class MatterReport extends ReportDefinition {
    private static final String KEY = "report.parliamentary-matters.";

    private final MatterQueries matters;
    private final StructuralFollowUpQueries followUps;

    public MatterReport(MatterQueries matters, StructuralFollowUpQueries followUps) {
        super("parliamentary-matters", ReportParameter.CHAPTER);
        this.matters = matters;
        this.followUps = followUps;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        List<TrackedMatter> found = matters.find(MatterCriteria.ALL.within(query.chapter()), query.point());
        List<ReportTable> tables = new ArrayList<>();
        List<TrackedMatter> open =
                found.stream().filter(one -> one.matter().isOpen()).toList();
        if (!open.isEmpty()) {
            tables.add(openTable(open, query));
        }
        List<StructuralFollowUp> later = followUps.find(found, query.point());
        if (!later.isEmpty()) {
            tables.add(laterTable(later, query, notes));
            notes.addFootnote(ReportFootnote.FootnoteType.REMARK, messages.message(KEY + "structural.note"));
        }
        return query.toDocument(this, messages.message(KEY + "title"), tables, notes);
    }

    private static ReportTable openTable(List<TrackedMatter> open, ReportQuery query) {
        ReportMessages messages = query.messages();
        Map<Optional<Moment>, List<TrackedMatter>> byBill = open.stream()
                .collect(Collectors.groupingBy(
                        one -> Optional.ofNullable(one.details().bill()), LinkedHashMap::new, Collectors.toList()));
        List<ReportColumn> columns = new ArrayList<>(List.of(
                ReportColumn.text("matterType", messages.message(KEY + "type")),
                ReportColumn.text("parliamentaryPaper", messages.message(KEY + "paper")),
                ReportColumn.text("member", messages.message(KEY + "member")),
                ReportColumn.text("state", messages.message(KEY + "state")),
                ReportColumn.text("since", messages.message(KEY + "since")),
                ReportColumn.text("article", messages.message("report.article"))));
        for (Flow flow : Flow.DOCUMENT_ORDER) {
            columns.add(ReportColumn.amounts(flow.letter().toLowerCase(messages.language()), messages.flow(flow)));
        }
        List<ReportRow> rows = new ArrayList<>();
        byBill.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> compare(one, other, query)))
                .forEach(group -> {
                    rows.add(new ReportRow(
                            ReportRowType.GROUP,
                            0,
                            null,
                            group.getKey()
                                    .map(bill -> messages.moment(bill) + " (" + bill + ")")
                                    .orElseGet(() -> messages.message(KEY + "no-bill")),
                            List.of(),
                            columns.stream().map(column -> ReportCell.EMPTY).toList()));
                    group.getValue().forEach(one -> rows.add(openRow(one, messages)));
                });
        return new ReportTable("open", messages.message(KEY + "open"), messages.message(KEY + "matter"), columns, rows);
    }

    /** In the order of the moments; what belongs to no bill is last. */
    private static int compare(Optional<Moment> one, Optional<Moment> other, ReportQuery query) {
        return one.isPresent() && other.isPresent()
                ? query.point().momentOrder().compare(one.get(), other.get())
                : Boolean.compare(one.isEmpty(), other.isEmpty());
    }

    private static ReportRow openRow(TrackedMatter matter, ReportMessages messages) {
        MatterDetails details = matter.details();
        List<ReportCell> cells = new ArrayList<>(MatterCells.facts(matter, messages));
        List<ItemPath> items =
                details.amounts().stream().map(MatterAmount::item).distinct().toList();
        cells.add(items.isEmpty() ? ReportCell.EMPTY : ReportCell.text(messages.articles(items)));
        for (Flow flow : Flow.DOCUMENT_ORDER) {
            cells.add(ownYear(details, flow));
        }
        return ReportRow.line(null, details.title(), List.of(), cells);
    }

    /** The stated amount of the budget year of the bill; unknown if the paper states none at all. */
    private static ReportCell ownYear(MatterDetails details, Flow flow) {
        Moment bill = details.bill();
        if (details.amounts().isEmpty() || bill == null) {
            return new ReportCell.Unknown(null, List.of());
        }
        return details.amounts().stream()
                .filter(amount -> amount.flow() == flow && amount.year().equals(bill.year()))
                .map(MatterAmount::thousands)
                .reduce(Thousands::plus)
                .map(thousands -> cell(new CertainSum(thousands, Basis.READ, details.precision()), null))
                .orElse(ReportCell.EMPTY);
    }

    private static ReportTable laterTable(List<StructuralFollowUp> later, ReportQuery query, FootnoteCollector notes) {
        ReportMessages messages = query.messages();
        List<ReportColumn> columns = List.of(
                ReportColumn.text("parliamentaryPaper", messages.message(KEY + "paper")),
                ReportColumn.text("bill", messages.message(KEY + "bill")),
                ReportColumn.text("included", messages.message(KEY + "included")),
                ReportColumn.text("article", messages.message("report.article")),
                ReportColumn.text("flow", messages.message(KEY + "flow")),
                ReportColumn.amounts("stated", messages.message(KEY + "stated")),
                ReportColumn.amounts("booked", messages.message(KEY + "booked")));
        List<ReportRow> rows = new ArrayList<>();
        for (StructuralFollowUp one : later) {
            List<Integer> footnotes = footnotes(one.followUp(), notes);
            if (one.amounts().isEmpty()) {
                rows.add(laterRow(one, null, footnotes, messages));
            }
            one.amounts().forEach(amount -> rows.add(laterRow(one, amount, footnotes, messages)));
        }
        return new ReportTable(
                "structural", messages.message(KEY + "structural"), messages.message(KEY + "matter"), columns, rows);
    }

    private static List<Integer> footnotes(@Nullable MatterFollowUp followUp, FootnoteCollector notes) {
        if (followUp == null) {
            return List.of();
        }
        String remark = followUp.remark();
        return List.of(
                remark == null
                        ? notes.addFootnote(ReportFootnote.FootnoteType.SOURCE, followUp.document())
                        : notes.addFootnote(ReportFootnote.FootnoteType.REMARK, followUp.document() + ": " + remark));
    }

    private static ReportCell cell(@Nullable CertainSum sum, @Nullable ReportLink link) {
        return ReportCell.amountOrUnknown(
                sum == null
                        ? null
                        : new ReportFigure(sum.thousands(), new FigureCertainty(true, sum.basis(), sum.precision())),
                link);
    }

    private static ReportRow laterRow(
            StructuralFollowUp one, @Nullable ComparedAmount amount, List<Integer> footnotes, ReportMessages messages) {
        return ReportRow.line(
                null,
                one.matter().details().title(),
                footnotes,
                List.of(
                        ReportCell.text(Objects.toString(one.matter().details().parliamentaryPaper(), "")),
                        ReportCell.text(one.bill().toString()),
                        ReportCell.text(messages.of(one.state())),
                        amount == null
                                ? ReportCell.EMPTY
                                : ReportCell.text(messages.articles(
                                        List.of(amount.account().item()))),
                        amount == null
                                ? ReportCell.EMPTY
                                : ReportCell.text(messages.flow(amount.account().flow())),
                        cell(amount == null ? null : amount.stated(), null),
                        cell(amount == null ? null : amount.booked(), bookingLink(one))));
    }

    private static @Nullable ReportLink bookingLink(StructuralFollowUp one) {
        return one.matter().mutations().isEmpty()
                ? null
                : new ReportLink.MutationLink(one.matter().mutations().getFirst());
    }
}
