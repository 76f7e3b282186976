package nl.mutatieboek.report;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.util.Locale;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Endpoint for the set of tables of a bill. */
@RestController
record DocumentSetController(DocumentSetService sets, AsOfResolver points) {
    record DocumentSetQuery(
            @NotNull ChapterCode chapter, @NotNull Moment moment) implements ValidatedQuery {}

    @GetMapping(path = "/v1/exports/document-set", produces = "application/zip")
    void documentSet(DocumentSetQuery query, PointInTimeQuery at, Locale language, HttpServletResponse response)
            throws IOException {
        ResolvedAsOf point = points.awaitForReader(at, EmbargoCheckScope.of(query.chapter()));
        DocumentSet set = sets.create(query.chapter(), query.moment(), point, language);
        write(sets, set, language, response);
    }

    /** Writes the set as a ZIP whose links lead to this application. */
    static void write(DocumentSetService sets, DocumentSet set, Locale language, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        sets.write(
                set,
                ReportUrlResolver.toPages(
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString(),
                        set.point().lasting()),
                FileDownload.openStream(response, "application/zip", set.name() + ".zip"));
    }
}
