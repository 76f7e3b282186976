package nl.mutatieboek.report.format;

import nl.mutatieboek.report.table.ReportLink;
import org.jspecify.annotations.Nullable;

/** Where what explains a figure is read, at the point at which the report is asked. */
@FunctionalInterface
public interface ReportLinkResolver {
    /** For who has no book at hand. */
    ReportLinkResolver NONE = link -> null;

    /** An address; null where there is none. */
    @Nullable
    String of(ReportLink link);
}
