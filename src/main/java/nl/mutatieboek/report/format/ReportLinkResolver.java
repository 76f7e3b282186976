package nl.mutatieboek.report.format;

import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;

/** Resolves the link of a figure to an address, at the as-of point of the report. */
@FunctionalInterface
public interface ReportLinkResolver {
    /** Resolves no links: for readers without access to the application. */
    ReportLinkResolver NONE = link -> null;

    /** Returns the address, or null if there is none. */
    @Nullable
    String of(ReportLink link);
}
