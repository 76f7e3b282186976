package nl.mutatieboek.report;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.format.ReportWriter;
import nl.mutatieboek.report.question.ReportQuery;
import nl.mutatieboek.report.table.ReportDocument;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked, to be written in whatever format its reader accepts.
 *
 * @param baseUrl where the application is, by which a file leads back to it
 */
record RenderableReport(ReportQuery query, ReportDocument document, String baseUrl) {
    ResolvedAsOf point() {
        return query.point();
    }

    /** By which programs find what explains a figure. */
    ReportLinkResolver apiLinks() {
        return ReportUrlResolver.toApi(pinnedQuery());
    }

    /** By which who opens a file elsewhere finds the page that explains a figure. */
    ReportLinkResolver pageLinks() {
        return ReportUrlResolver.toPages(baseUrl, pinnedQuery());
    }

    /** What a file of it is called: what was asked, and up to where the book was known. */
    String fileName(ReportWriter format) {
        StringBuilder name = new StringBuilder(document.report());
        add(name, query.item() == null ? query.chapter() : query.item());
        add(name, query.flow());
        add(name, query.year());
        add(name, query.threshold());
        add(name, point().axes().moment());
        add(name, point().axes().effectiveOn());
        return name + "-" + point().ledgerNumber() + "." + format.name();
    }

    private static void add(StringBuilder name, @Nullable Object asked) {
        if (asked != null) {
            name.append('-').append(asked.toString().replaceAll("[^A-Za-z0-9-]", "-"));
        }
    }

    private AsOfQuery pinnedQuery() {
        return point().lasting();
    }
}
