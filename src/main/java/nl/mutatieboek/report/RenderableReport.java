package nl.mutatieboek.report;

import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.format.ReportWriter;
import nl.mutatieboek.report.question.ReportQuery;
import nl.mutatieboek.report.table.ReportDocument;
import org.jspecify.annotations.Nullable;

/**
 * A report that was asked, to be written in whatever format its reader accepts.
 *
 * @param here where the application is, by which a file leads back to it
 */
record RenderableReport(ReportQuery question, ReportDocument tables, String here) {
    AsOf point() {
        return question.point();
    }

    /** By which programs find what explains a figure. */
    ReportLinkResolver forPrograms() {
        return ReportUrlResolver.forPrograms(frozen());
    }

    /** By which who opens a file elsewhere finds the page that explains a figure. */
    ReportLinkResolver forPeople() {
        return ReportUrlResolver.forPeople(here, frozen());
    }

    /** What a file of it is called: what was asked, and up to where the book was known. */
    String fileName(ReportWriter format) {
        StringBuilder name = new StringBuilder(tables.report());
        add(name, question.item() == null ? question.chapter() : question.item());
        add(name, question.flow());
        add(name, question.year());
        add(name, question.threshold());
        add(name, point().axes().moment());
        add(name, point().axes().effectiveOn());
        return name + "-" + point().ledgerNumber() + "." + format.name();
    }

    private static void add(StringBuilder name, @Nullable Object asked) {
        if (asked != null) {
            name.append('-').append(asked.toString().replaceAll("[^A-Za-z0-9-]", "-"));
        }
    }

    private AsOfQuery frozen() {
        return point().lasting();
    }
}
