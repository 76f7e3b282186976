package nl.mutatieboek.report.question;

import java.util.Set;
import nl.mutatieboek.report.table.ReportDocument;

/** A question that parliament asks, and the tables that answer it. */
public interface ReportDefinition {
    /** By which it is asked, and the key of its words after {@code report.}: {@code new-policy}. */
    String name();

    /** What it may be asked besides the axes of time. */
    Set<ReportParameter> parameters();

    ReportDocument run(ReportQuery question);
}
