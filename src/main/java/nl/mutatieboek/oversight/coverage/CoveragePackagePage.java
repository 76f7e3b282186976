package nl.mutatieboek.oversight.coverage;

import java.util.List;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.Asked;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.Read;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Packages: whether each balances, and the mutations of one. */
@PageController
class CoveragePackagePage {
    private final CoveragePackageQueries queries;
    private final AsOfResolver points;

    CoveragePackagePage(CoveragePackageQueries queries, AsOfResolver points) {
        this.queries = queries;
        this.points = points;
    }

    @GetMapping("/packages")
    String show(Asked asked, Model model) {
        Read<String> name = asked.may("name", Proposal::requireCoverage);
        asked.may(PageController.LANGUAGE_PARAMETER, String::strip);
        AsOf point = points.awaitForReader(asked);
        List<CoveragePackage> packages = queries.find(name.orNull(), point);
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (name.orNull() == null) {
            model.addAttribute("packages", packages);
            return "packages";
        }
        if (packages.isEmpty()) {
            throw ProblemException.of(404, "unknown-package");
        }
        model.addAttribute("one", packages.getFirst());
        model.addAttribute("members", queries.findMembers(packages.getFirst(), point));
        return "coverage-package";
    }
}
