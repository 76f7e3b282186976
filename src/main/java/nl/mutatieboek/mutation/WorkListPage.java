package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.mutatieboek.balance.impact.ImpactAsOfPair;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ChapterScope;
import nl.mutatieboek.budget.ChapterScopeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.PathVariableParser;
import nl.mutatieboek.platform.http.ValidDomainTerm;
import nl.mutatieboek.platform.http.ValidatedQuery;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Page of the work list, with consent to several mutations at once, all or none. */
@PageController
record WorkListPage(
        WorkListQueries work,
        ProposalImpactQueries impacts,
        MutationQueries mutationQueries,
        AsOfResolver points,
        LedgerReader entries,
        ProjectionReader projections,
        CommandService commandService,
        CurrentActor acting,
        FormProblems problems) {
    /** Balances and warnings are folded into the rows of at most this many mutations; a longer list links to them. */
    private static final int MAX_FOLDED = 25;

    private static final String WORK_LIST = "/worklist";
    private static final int MAX_OUTCOMES = 10;

    /**
     * What to show of the work list.
     *
     * @param all whether to show the rows as well
     * @param coverage coverage package; null for all
     */
    record WorkListQuery(
            boolean all,
            @ValidDomainTerm("coverage") @Nullable String coverage) implements ValidatedQuery {}

    @GetMapping(WORK_LIST)
    String show(WorkListQuery query, ChapterScopeQuery scope, Model model, Locale language) {
        return shown(query.coverage(), scope.chapter(), query.all(), List.of(), model, language);
    }

    @PostMapping(WORK_LIST + "/{actionPath:approvals|confirmations|agreements}")
    String consent(
            @PathVariable String actionPath,
            @RequestParam String key,
            @RequestParam(name = "mutation", defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") String coverage,
            @RequestParam(defaultValue = "all") String scope,
            Model model,
            RedirectAttributes afterwards,
            HttpServletResponse response,
            Locale language) {
        String of = coverage.isEmpty() ? null : coverage;
        ChapterCode chapter =
                PathVariableParser.parse(scope, ChapterScope::parse).chapter();
        MutationAction wanted = MutationAction.valueOf(actionPath.toUpperCase(Locale.ROOT));
        List<MutationId> mutations = chosen.stream()
                .map(one -> PathVariableParser.parse(one, MutationId::parse))
                .distinct()
                .toList();
        if (mutations.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("none", true);
            return shown(of, chapter, false, mutations, model, language);
        }
        mutations.forEach(mutationQueries::requireNotEmbargoed);
        String form = MutationId.parse(key).toString();
        Map<Integer, CodedException> refused = commandService.executeAtomically(IntStream.range(0, mutations.size())
                .mapToObj(i -> CommandEnvelope.create(
                        acting.actor(),
                        WORK_LIST + "/" + actionPath,
                        form + "/" + mutations.get(i),
                        form,
                        id -> wanted.toCommand(mutations.get(i), null)))
                .toList());
        if (refused.isEmpty()) {
            // The next page must show the effect of the consents.
            projections.await(entries.head().ledgerNumber());
            if (of != null) {
                afterwards.addAttribute("coverage", of);
            }
            afterwards.addAttribute("scope", scope);
            afterwards.addFlashAttribute("done", wanted);
            afterwards.addFlashAttribute("count", mutations.size());
            afterwards.addFlashAttribute(
                    "outcomes",
                    mutations.stream().limit(MAX_OUTCOMES).map(this::outcome).toList());
            return "redirect:" + WORK_LIST;
        }
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        model.addAttribute(
                "refused",
                refused.entrySet().stream()
                        .map(one -> refused(mutations.get(one.getKey()), one.getValue(), language))
                        .toList());
        return shown(of, chapter, false, mutations, model, language);
    }

    /**
     * A mutation after a consent.
     *
     * @param outstanding the consents that it still needs
     */
    record ConsentOutcome(
            MutationId id, String number, MutationState state, List<MutationSnapshot.OutstandingConsent> outstanding) {
        ConsentOutcome {
            outstanding = List.copyOf(outstanding);
        }
    }

    private ConsentOutcome outcome(MutationId mutation) {
        MutationSnapshot snapshot = mutationQueries.requireVisible(mutation, OptionalLong.empty());
        return new ConsentOutcome(
                mutation,
                snapshot.facts().number(),
                MutationState.of(snapshot.mutation()),
                snapshot.outstandingConsents());
    }

    /** A mutation to which consent was refused, with the reason. */
    record RefusedConsent(MutationId mutation, String number, ProblemView why) {}

    private RefusedConsent refused(MutationId mutation, CodedException failure, Locale language) {
        if (failure instanceof RefusedException refused
                && refused.refusal() instanceof MutationRefusal.UnknownMutation) {
            // Reported like a mutation under embargo.
            throw new RefusedException(refused.refusal(), mutation);
        }
        String number = mutationQueries
                .requireVisible(mutation, OptionalLong.empty())
                .facts()
                .number();
        return new RefusedConsent(mutation, number, problems.describe(failure, language));
    }

    private String shown(
            @Nullable String coverage,
            @Nullable ChapterCode chapter,
            boolean all,
            List<MutationId> chosen,
            Model model,
            Locale language) {
        model.addAttribute("listed", chapter);
        ResolvedAsOf point = points.latest();
        WorkListQueries.WorkListView found = work.findWork(point, coverage, chapter);
        Map<MutationId, Proposal> proposals = new LinkedHashMap<>();
        found.asked()
                .forEach(one ->
                        proposals.put(one.task().row().mutation(), one.task().proposal()));
        model.addAttribute("work", found);
        model.addAttribute("impactLinks", ImpactAsOfPair.CURRENT);
        boolean folded = proposals.size() <= MAX_FOLDED;
        model.addAttribute("folded", folded);
        model.addAttribute("impacts", folded ? impacts.findForPending(proposals, point.lasting(), language) : Map.of());
        model.addAttribute("coverage", coverage);
        model.addAttribute("all", all);
        model.addAttribute("chosen", chosen);
        model.addAttribute("key", UUID.randomUUID().toString());
        return "worklist";
    }
}
