package nl.mutatieboek.exporting.archive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The moments that parliament has in hand, each with its package to take away. */
@PageController
class ArchivePage {
    private final ArchivePackageService packages;
    private final AsOfResolver points;

    ArchivePage(ArchivePackageService packages, AsOfResolver points) {
        this.packages = packages;
        this.points = points;
    }

    @GetMapping("/archive")
    String show(Asked asked, Model model) {
        long number = number(asked);
        model.addAttribute("packages", packages.availableAt(number).reversed());
        model.addAttribute("completeTo", number);
        return "archive";
    }

    @GetMapping("/archive/{moment}")
    void file(@PathVariable String moment, Asked asked, HttpServletResponse response) throws IOException {
        Moment named = PathVariableParser.parse(moment, Moment::parse);
        ArchivePackage made = packages.requirePackage(named, number(asked));
        packages.write(made, ArchiveDownload.openStream(response, made));
    }

    private long number(Asked asked) {
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        return points.resolveLedgerNumber(asked).orElseGet(() -> points.latest().ledgerNumber());
    }
}
