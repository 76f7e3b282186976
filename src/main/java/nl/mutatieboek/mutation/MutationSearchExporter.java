package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.exporting.ExportOptions.ExportFormat;
import nl.mutatieboek.exporting.RecordWriter;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exports all search results as a file, for the API and the page. */
@Component
record MutationSearchExporter(MutationSearchQueries register, ActorNameResolver names) {
    /** @param within chapter that they touch; null for all */
    void write(
            MutationSearchCriteria search,
            @Nullable ItemPath within,
            ResolvedAsOf point,
            ExportFormat format,
            HttpServletResponse response)
            throws IOException {
        RecordWriter<ExportedMutation> rows = RecordWriter.createDownload(
                response, "mutatieboek-mutations-" + point.ledgerNumber(), ExportedMutation.class, format);
        register.forEach(search, within, point, row -> rows.write(ExportedMutation.of(row, names)));
        rows.finish();
    }
}
