package nl.mutatieboek.oversight.coverage;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.mutatieboek.balance.impact.BalanceImpactQueries;
import nl.mutatieboek.balance.impact.ImpactAsOfPair;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.EmbargoCheckScope;
import nl.mutatieboek.budget.FormCommandMapper;
import nl.mutatieboek.budget.FormSubmissionService;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.CoverageForm;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.oversight.coverage.CoverageFormController.NewCoverageFormRequest;
import nl.mutatieboek.oversight.coverage.CoveragePackage.ChapterCoverageForm;
import nl.mutatieboek.oversight.coverage.CoveragePackage.CoverageMember;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.CurrentActor;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Page of coverage packages: whether each balances, and the mutations of one. */
@PageController
record CoveragePackagePage(
        CoveragePackageQueries queries,
        BalanceImpactQueries impacts,
        AsOfResolver points,
        FormSubmissionService forms,
        CurrentActor acting) {
    private static final String FORMS = "/packages/forms";

    @GetMapping("/packages")
    String show(CoveragePackageNameQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
        FormSubmissionService.addEmptyForm(model);
        return page(query, scope, at, model);
    }

    /** States the form of cover for an own chapter. */
    @PostMapping(FORMS)
    String state(@RequestParam Map<String, String> form, Model model, HttpServletResponse response, Locale language) {
        String name = form.getOrDefault("coverage", "");
        FormCommandMapper<NewCoverageFormRequest> command =
                new FormCommandMapper<>(NewCoverageFormRequest.class, NewCoverageFormRequest::command);
        return forms.submit("forms", FORMS, form, null, command, model, response, language)
                ? "redirect:"
                        + addressOf(
                                name.strip(),
                                new ChapterCode(form.getOrDefault("chapter", "").strip()))
                : page(
                        new CoveragePackageNameQuery(name.isBlank() ? null : name.strip()),
                        new ChapterScopeQuery(null),
                        PointInTimeQuery.NOW,
                        model);
    }

    /** The page of the package, or of all packages while it has no mutation that the reader may see. */
    private String addressOf(String name, ChapterCode chapter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/packages");
        if (!queries.find(name, null, points.awaitForReader(PointInTimeQuery.NOW))
                .isEmpty()) {
            return address.queryParam("name", "{name}").build(name).toString();
        }
        address.queryParam("scope", chapter);
        ResolvedAsOf own = points.awaitForReader(PointInTimeQuery.NOW, EmbargoCheckScope.of(chapter));
        return queries.find(name, ItemPath.of(chapter), own).isEmpty()
                ? address.toUriString()
                : address.queryParam("name", "{name}").build(name).toString();
    }

    private String page(CoveragePackageNameQuery query, ChapterScopeQuery scope, PointInTimeQuery at, Model model) {
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
        model.addAttribute("forms", CoverageForm.values());
        model.addAttribute(
                "stating",
                one.stated().stream()
                        .map(ChapterCoverageForm::chapter)
                        .filter(chapter -> acting.actor().hasMandate(Mandate.PROPOSE, chapter))
                        .toList());
        List<CoverageMember> members = packages.isEmpty() ? List.of() : queries.findMembers(one, point);
        List<Proposal> pending = members.stream()
                .filter(member -> !member.booked())
                .map(CoverageMember::proposal)
                .toList();
        model.addAttribute("members", members);
        model.addAttribute("pending", impacts.read(pending, point.lasting()).tablesOf(pending, true));
        model.addAttribute("pendingLinks", new ImpactAsOfPair(point.axes(), null));
        return "coverage-package";
    }

    /** The package without mutations, if the reader may see it now: within this scope, or in the whole book. */
    private CoveragePackage requireElsewhere(String name, ChapterScopeQuery scope) {
        List<CoveragePackage> inScope =
                queries.find(name, scope.item(), scope.awaitForReader(PointInTimeQuery.NOW, points));
        return (inScope.isEmpty() ? queries.find(name, null, points.awaitForReader(PointInTimeQuery.NOW)) : inScope)
                .stream()
                        .findFirst()
                        .map(found -> new CoveragePackage(
                                found.name(), found.form(), found.stated(), List.of(), Map.of(), List.of()))
                        .orElseThrow(() -> ProblemException.of(404, "unknown-package"));
    }
}
