package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.mutatieboek.domain.value.MatterFollowUp;
import nl.mutatieboek.domain.value.MatterState;
import nl.mutatieboek.domain.value.MatterType;
import nl.mutatieboek.oversight.matter.MatterCriteria;
import nl.mutatieboek.oversight.matter.MatterQueries;
import nl.mutatieboek.oversight.matter.TrackedMatter;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportDocument;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;

/**
 * Annex of motions and undertakings (RBV model 3.42): those in progress and those that are done, with where they are
 * found and what was done. The model itself was not read; the tables carry what the ledger records.
 */
public final class MotionAnnexReport extends ReportDefinition {
    private static final String KEY = "report.motions-and-undertakings.";

    private final MatterQueries matters;

    public MotionAnnexReport(MatterQueries matters) {
        super("motions-and-undertakings", ReportParameter.CHAPTER);
        this.matters = matters;
    }

    @Override
    public ReportDocument run(ReportQuery query) {
        ReportMessages messages = query.messages();
        FootnoteCollector notes = new FootnoteCollector();
        List<TrackedMatter> found = matters.find(MatterCriteria.ALL.within(query.chapter()), query.point());
        List<ReportTable> tables = new ArrayList<>();
        add(tables, "motions-open", found, ofType(MatterType.MOTION, MatterState.ADOPTED), messages);
        add(tables, "motions-done", found, ofType(MatterType.MOTION, MatterState.FULFILLED), messages);
        add(tables, "undertakings-open", found, ofType(MatterType.UNDERTAKING, MatterState.OPEN), messages);
        add(tables, "undertakings-done", found, ofType(MatterType.UNDERTAKING, MatterState.FULFILLED), messages);
        if (!tables.isEmpty()) {
            notes.addFootnote(ReportFootnote.FootnoteType.LEFT_OUT, messages.message(KEY + "left-out"));
        }
        return query.toDocument(this, messages.message(KEY + "title"), tables, notes);
    }

    private static Predicate<TrackedMatter> ofType(MatterType type, MatterState state) {
        return matter -> matter.details().type() == type && matter.state() == state;
    }

    private static void add(
            List<ReportTable> tables,
            String name,
            List<TrackedMatter> found,
            Predicate<TrackedMatter> which,
            ReportMessages messages) {
        List<ReportRow> rows =
                found.stream().filter(which).map(one -> row(one, messages)).toList();
        if (!rows.isEmpty()) {
            tables.add(new ReportTable(
                    name,
                    messages.message(KEY + name),
                    messages.message(KEY + "description"),
                    List.of(
                            ReportColumn.text("where", messages.message(KEY + "where")),
                            ReportColumn.text("member", messages.message("report.parliamentary-matters.member")),
                            ReportColumn.text("on", messages.message(KEY + "on")),
                            ReportColumn.text("progress", messages.message(KEY + "progress"))),
                    rows));
        }
    }

    private static ReportRow row(TrackedMatter matter, ReportMessages messages) {
        MatterFollowUp last = matter.lastFollowUp();
        String state = messages.message("word.matter-state." + matter.state());
        return ReportRow.line(
                null,
                matter.details().title(),
                List.of(),
                List.of(
                        MatterCells.text(matter.details().parliamentaryPaper()),
                        MatterCells.text(matter.details().member()),
                        MatterCells.day(matter.details().submittedOn()),
                        ReportCell.text(last == null ? state : state + ": " + describe(last))));
    }

    private static String describe(MatterFollowUp followUp) {
        return followUp.remark() == null ? followUp.document() : followUp.remark() + " (" + followUp.document() + ")";
    }
}
