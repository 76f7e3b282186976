package nl.mutatieboek.report.question;

import java.util.Set;
import nl.mutatieboek.report.table.Tables;

/** A question that parliament asks, and the tables that answer it. */
public interface Report {
    /** By which it is asked, and the key of its words after {@code report.}: {@code new-policy}. */
    String name();

    /** What it may be asked besides the axes of time. */
    Set<Parameter> parameters();

    Tables answer(Question question);
}
