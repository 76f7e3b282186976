package nl.mutatieboek.report.format;

import nl.mutatieboek.report.table.Link;
import org.jspecify.annotations.Nullable;

/** Where what explains a figure is read, at the point at which the report is asked. */
@FunctionalInterface
public interface Addresses {
    /** For who has no book at hand. */
    Addresses NONE = link -> null;

    /** An address; null where there is none. */
    @Nullable
    String of(Link link);
}
