package nl.mutatieboek.report.question;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.mutatieboek.domain.value.MatterDetails;
import nl.mutatieboek.oversight.matter.TrackedMatter;
import nl.mutatieboek.report.table.ReportCell;
import org.jspecify.annotations.Nullable;

/** Cells that the reports on amendments, motions and undertakings share. */
final class MatterCells {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private MatterCells() {}

    /** Type, paper, member, state and day of a matter. */
    static List<ReportCell> facts(TrackedMatter matter, ReportMessages messages) {
        MatterDetails details = matter.details();
        return List.of(
                ReportCell.text(messages.message("word.matter-type." + details.type())),
                text(details.parliamentaryPaper()),
                text(details.member()),
                ReportCell.text(messages.message("word.matter-state." + matter.state())),
                day(matter.matter().since()));
    }

    /** A text; unknown if nothing is stated. */
    static ReportCell text(@Nullable String text) {
        return text == null ? new ReportCell.Unknown(null, List.of()) : ReportCell.text(text);
    }

    static ReportCell day(LocalDate day) {
        return ReportCell.text(DAY.format(day));
    }
}
