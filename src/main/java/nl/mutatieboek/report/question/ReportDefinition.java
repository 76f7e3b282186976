package nl.mutatieboek.report.question;

import java.util.Set;
import nl.mutatieboek.report.table.ReportDocument;

/** A report: a question that parliament asks, and the tables that answer it. */
public interface ReportDefinition {
    /** Name in addresses, and key of its messages after {@code report.}: {@code new-policy}. */
    String name();

    /** The parameters that it accepts besides the as-of point. */
    Set<ReportParameter> parameters();

    ReportDocument run(ReportQuery query);
}
