package nl.mutatieboek.oversight.coverage;

import java.util.List;
import nl.mutatieboek.balance.impact.BalanceImpactQueries;
import nl.mutatieboek.balance.impact.ImpactLinks;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageMember;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.ProblemException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of coverage packages: whether each balances, and the mutations of one. */
@PageController
record CoveragePackagePage(CoveragePackageQueries queries, BalanceImpactQueries impacts, AsOfResolver points) {
    @GetMapping("/packages")
    String show(CoveragePackageNameQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        ResolvedAsOf point = scope.awaitForReader(at, points);
        List<CoveragePackage> packages = queries.find(query.name(), scope.item(), point);
        model.addAttribute("chapter", scope.chapter());
        model.addAttribute("point", point);
        model.addAttribute("completeTo", point.ledgerNumber());
        if (query.name() == null) {
            model.addAttribute("packages", packages);
            return "packages";
        }
        if (packages.isEmpty()) {
            throw ProblemException.of(404, "unknown-package");
        }
        model.addAttribute("one", packages.getFirst());
        List<CoverageMember> members = queries.findMembers(packages.getFirst(), point);
        List<Proposal> pending = members.stream()
                .filter(member -> !member.booked())
                .map(CoverageMember::proposal)
                .toList();
        model.addAttribute("members", members);
        model.addAttribute("pending", impacts.readAt(pending, point).tablesOf(pending, true));
        model.addAttribute("pendingLinks", new ImpactLinks(point.axes(), null));
        return "coverage-package";
    }
}
