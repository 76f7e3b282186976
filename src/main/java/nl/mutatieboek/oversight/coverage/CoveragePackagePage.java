package nl.mutatieboek.oversight.coverage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        // The time bar and the scope lead to points where it has no mutations.
        CoveragePackage one = packages.isEmpty() ? requireElsewhere(query.name(), scope) : packages.getFirst();
        model.addAttribute("one", one);
        List<CoverageMember> members = packages.isEmpty() ? List.of() : queries.findMembers(one, point);
        List<Proposal> pending = members.stream()
                .filter(member -> !member.booked())
                .map(CoverageMember::proposal)
                .toList();
        model.addAttribute("members", members);
        model.addAttribute("pending", impacts.readAt(pending, point).tablesOf(pending, true));
        model.addAttribute("pendingLinks", new ImpactLinks(point.axes(), null));
        return "coverage-package";
    }

    /** The package without mutations, if the reader may see it now, in this scope or in any chapter. */
    private CoveragePackage requireElsewhere(String name, ChapterScopeQuery scope) {
        PointInTimeQuery now = new PointInTimeQuery(null, null, null, null);
        return Stream.of(scope.awaitForReader(now, points), points.awaitForReader(now))
                .flatMap(point -> queries.find(name, null, point).stream())
                .findFirst()
                .map(found -> new CoveragePackage(found.name(), List.of(), Map.of(), List.of()))
                .orElseThrow(() -> ProblemException.of(404, "unknown-package"));
    }
}
