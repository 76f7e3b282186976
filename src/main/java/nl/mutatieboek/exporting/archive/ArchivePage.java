package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.KnownAtQuery;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Page with the public moments, each with its archive package. */
@PageController
record ArchivePage(ArchivePackageService packages, AsOfResolver points) {
    @GetMapping("/archive")
    String show(KnownAtQuery query, Model model) {
        long number = number(query);
        model.addAttribute("packages", packages.availableAt(number).reversed());
        model.addAttribute("completeTo", number);
        return "archive";
    }

    @GetMapping("/archive/{moment}")
    void file(@PathVariable String moment, KnownAtQuery query, HttpServletResponse response) throws IOException {
        Moment named = PathVariableParser.parse(moment, Moment::parse);
        ArchivePackage made = packages.requirePackage(named, number(query));
        packages.write(made, () -> FileDownload.openStream(response, "application/zip", made.name() + ".zip"));
    }

    private long number(KnownAtQuery query) {
        return points.numberAt(query.knownAt()).orElseGet(() -> points.latest().ledgerNumber());
    }
}
