package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.Read;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Archive packages for programs. */
@RestController
class ArchiveController {
    private final ArchivePackageService packages;
    private final AsOfResolver points;

    ArchiveController(ArchivePackageService packages, AsOfResolver points) {
        this.packages = packages;
        this.points = points;
    }

    @GetMapping(path = "/v1/exports/archive", produces = ArchiveDownload.ZIP)
    void archive(Asked asked, HttpServletResponse response) throws IOException {
        Read<Moment> moment = asked.must("moment", Moment::parse);
        long number = points.resolveLedgerNumber(asked)
                .orElseGet(() -> points.latest().ledgerNumber());
        ArchivePackage made = packages.requirePackage(moment.value(), number);
        packages.write(made, ArchiveDownload.openStream(response, made));
    }
}
