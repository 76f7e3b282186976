package nl.mutatieboek.report;

import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.report.format.ReportFormat;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.question.ReportQuery;
import nl.mutatieboek.report.table.ReportDocument;
import org.jspecify.annotations.Nullable;

/**
 * The result of a report query, ready to be written in the format that the client accepts.
 *
 * @param baseUrl base address of the application, for the links in files
 */
record RenderableReport(ReportQuery query, ReportDocument document, String baseUrl) {
    ResolvedAsOf point() {
        return query.point();
    }

    ReportLinkResolver apiLinks() {
        return ReportUrlResolver.toApi(pinnedQuery());
    }

    /** Links for files that are opened outside the application. */
    ReportLinkResolver pageLinks() {
        return ReportUrlResolver.toPages(baseUrl, pinnedQuery());
    }

    /** File name made of the report name, the parameters and the ledger number of the as-of point. */
    String fileName(ReportFormat format) {
        StringBuilder name = new StringBuilder(document.report());
        add(name, query.item() == null ? query.chapter() : query.item());
        add(name, query.flow());
        add(name, query.year());
        add(name, query.threshold());
        add(name, point().axes().moment());
        add(name, point().axes().effectiveOn());
        return name + "-" + point().ledgerNumber() + "." + format.name();
    }

    private static void add(StringBuilder name, @Nullable Object parameter) {
        if (parameter != null) {
            name.append('-').append(parameter.toString().replaceAll("[^A-Za-z0-9-]", "-"));
        }
    }

    private AsOfQuery pinnedQuery() {
        return point().lasting();
    }
}
