package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for archive packages. */
@RestController
record MomentArchiveController(ArchivePackageService packages, AsOfResolver points) {
    record ArchiveQuery(@NotNull Moment moment) implements ValidatedQuery {}

    @GetMapping(path = "/v1/exports/archive", produces = "application/zip")
    void archive(ArchiveQuery query, KnownAtQuery at, HttpServletResponse response) throws IOException {
        long number =
                points.numberAt(at.knownAt()).orElseGet(() -> points.latest().ledgerNumber());
        ArchivePackage made = packages.requirePackage(query.moment(), number);
        packages.write(made, () -> FileDownload.openStream(response, "application/zip", made.name() + ".zip"));
    }
}
