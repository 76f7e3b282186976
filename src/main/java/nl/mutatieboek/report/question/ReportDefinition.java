package nl.mutatieboek.report.question;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import nl.mutatieboek.report.table.ReportDocument;

/** A report: a question that parliament asks, and the tables that answer it. */
public abstract class ReportDefinition {
    private final String name;
    private final Set<ReportParameter> parameters;

    ReportDefinition(String name, ReportParameter... parameters) {
        this.name = name;
        this.parameters = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(parameters)));
    }

    /** Name in addresses, and key of its messages after {@code report.}: {@code new-policy}. */
    public final String name() {
        return name;
    }

    /** The parameters that it accepts besides the as-of point. */
    public final Set<ReportParameter> parameters() {
        return parameters;
    }

    public abstract ReportDocument run(ReportQuery query);
}
