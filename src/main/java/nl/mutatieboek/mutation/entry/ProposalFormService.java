package nl.mutatieboek.mutation.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.Command.ProposeMutation;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.mutation.RoundingRemainder;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.mutation.MutationQueries;
import nl.mutatieboek.mutation.ProposalDifference;
import nl.mutatieboek.mutation.ProposalImpactQueries;
import nl.mutatieboek.mutation.ProposalImpactQueries.ProposalImpact;
import nl.mutatieboek.mutation.ProposalRequest;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.CommandService;
import nl.mutatieboek.platform.KeyReusedException;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.format.MessageRenderer;
import nl.mutatieboek.platform.format.ProblemView;
import nl.mutatieboek.platform.format.ProblemView.ProblemPart;
import nl.mutatieboek.platform.html.FormProblems;
import nl.mutatieboek.platform.http.RequestBodyBinder;
import nl.mutatieboek.platform.http.RequestBodyBinder.BoundForm;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Submits a form with the same command as the API, and maps the result back to form fields. */
@Component
record ProposalFormService(
        RequestBodyBinder binder,
        CommandService commandService,
        CurrentActor acting,
        FormProblems problems,
        MessageRenderer sentences,
        MutationQueries mutationQueries,
        ReserveImpactQueries drawn,
        ProposalImpactQueries impacts) {
    private static final Set<String> STILL_TO_COME =
            Set.of("missing", "list-length", "field-missing", "not-stated-either");

    /**
     * The result of a submission.
     *
     * @param mutation the proposed mutation; null if none was proposed
     * @param number number that it has, or would have
     * @param problem errors; null if there are none
     * @param reused whether the form's key was used for another mutation
     */
    record SubmissionResult(
            @Nullable MutationId mutation,
            @Nullable String number,
            int status,
            @Nullable ProblemView problem,
            List<FormFieldError> errors,
            boolean reused) {}

    /**
     * The preview of an unfinished form.
     *
     * @param missingFields names of the fields that are still missing
     * @param sums totals of the rows
     * @param residues remainders of amounts that must sum to zero for this kind
     * @param reserves effect on reserves
     * @param impact balances before and after, and warnings
     * @param replaced amounts that differ from those of the replaced mutation
     * @param outcome decision on the figures; null if it cannot be determined yet
     */
    record ProposalPreview(
            List<FormFieldRef> missingFields,
            FormTotals sums,
            List<RoundingRemainder> residues,
            List<ReserveImpactQueries.ReserveImpact> reserves,
            ProposalImpact impact,
            List<ProposalDifference> replaced,
            @Nullable SubmissionResult outcome) {}

    private record SubmittedProposal(ProposeMutation command, CommandEnvelope signed) {
        MutationId mutation() {
            return new MutationId(signed.metadata().causationId());
        }
    }

    /** Proposes the mutation, or executes a dry run. */
    SubmissionResult submit(ResolvedProposalForm items, String path, String key, boolean dryRun, Locale language) {
        return answer(ProposalFormMapper.map(items.form()), items, path, key, dryRun, language);
    }

    /** Previews the figures of a form that may be unfinished. */
    ProposalPreview preview(ResolvedProposalForm items, String path, String key, Locale language) {
        ProposalFormMapper filled = ProposalFormMapper.mapUnfinished(items.form());
        List<FormFieldRef> toCome = new ArrayList<>(
                filled.missingFields().stream().map(FormFieldRef::of).toList());
        FormTotals sums = FormTotals.of(filled.sums());
        Proposal proposal;
        try {
            proposal = binder.bindForm(ProposalRequest.class, path, key, filled.body())
                    .body()
                    .proposal();
        } catch (CodedException failure) {
            ProblemView view = problems.describe(failure, language);
            List<FormFieldError> mistakes = new ArrayList<>();
            for (ProblemPart wrong : view.errors()) {
                if (STILL_TO_COME.contains(wrong.code())) {
                    toCome.add(filled.fieldAt(wrong.pointer()));
                } else {
                    mistakes.add(mistake(wrong, filled, items, language));
                }
            }
            SubmissionResult outcome = mistakes.isEmpty()
                    ? null
                    : new SubmissionResult(null, null, view.status(), view, inOrder(mistakes), false);
            return new ProposalPreview(
                    toCome.stream().distinct().sorted().toList(),
                    sums,
                    List.of(),
                    List.of(),
                    ProposalImpact.NONE,
                    List.of(),
                    outcome);
        }
        SubmissionResult outcome = answer(filled, items, path, key, true, language);
        return new ProposalPreview(
                toCome.stream().distinct().sorted().toList(),
                sums,
                RoundingRemainder.remaindersOf(proposal),
                drawn.findImpacts(proposal),
                impacts.findForNew(proposal, language),
                mutationQueries.findDifferencesFromReplaced(proposal),
                outcome);
    }

    private SubmissionResult answer(
            ProposalFormMapper filled,
            ResolvedProposalForm items,
            String path,
            String key,
            boolean dryRun,
            Locale language) {
        SubmittedProposal handed = null;
        try {
            handed = handed(filled, path, key);
            mutationQueries.requireNotEmbargoed(handed.command().proposal());
            CommandResult answer = commandService.executeOrDryRun(handed.signed(), null, dryRun);
            return new SubmissionResult(
                    answer instanceof CommandResult.RecordedResult ? handed.mutation() : null,
                    mutationQueries.numberAfter(answer, handed.mutation()),
                    200,
                    null,
                    List.of(),
                    false);
        } catch (CodedException failure) {
            ProblemView view = problems.describe(failure, language);
            MutationId earlier = handed != null && failure instanceof KeyReusedException ? handed.mutation() : null;
            List<FormFieldError> mistakes = new ArrayList<>();
            view.errors().stream()
                    .filter(wrong -> !isYearOfRowWithoutAmounts(wrong))
                    .forEach(wrong -> mistakes.add(mistake(wrong, filled, items, language)));
            if (failure instanceof RefusedException refused && handed != null) {
                mistakes.addAll(refused(
                        refused.refusal(), view.detail(), handed.command().proposal(), filled));
            }
            return new SubmissionResult(
                    earlier,
                    earlier == null
                            ? null
                            : mutationQueries.requireEarlierProposal(earlier).number(),
                    view.status(),
                    view,
                    inOrder(mistakes),
                    earlier != null);
        }
    }

    private SubmittedProposal handed(ProposalFormMapper filled, String path, String key) {
        BoundForm<ProposalRequest> request = binder.bindForm(ProposalRequest.class, path, key, filled.body());
        CommandEnvelope signed = request.command()
                .toEnvelope(acting.actor(), id -> request.body().command(new MutationId(id)));
        return new SubmittedProposal((ProposeMutation) signed.command(), signed);
    }

    /** A row without amounts misses a year too, but people fill in amounts only. */
    private static boolean isYearOfRowWithoutAmounts(ProblemPart wrong) {
        return wrong.code().equals("missing") && wrong.pointer().endsWith("/year");
    }

    private FormFieldError mistake(
            ProblemPart wrong, ProposalFormMapper filled, ResolvedProposalForm items, Locale language) {
        FormFieldRef place = filled.fieldAt(wrong.pointer());
        ResolvedProposalForm.FormItem item = items.fields().get(place.id());
        String unresolved = item == null
                ? null
                : item.resolution().messageCode().findFirst().orElse(null);
        if (item != null && unresolved != null) {
            return new FormFieldError(
                    place, sentences.render("malformed." + unresolved, Map.of("text", item.text()), language));
        }
        FlawReason reason = filled.unreadableAmounts().get(place);
        return new FormFieldError(
                place, reason == null ? wrong.detail() : sentences.render("flaw." + reason.code(), Map.of(), language));
    }

    private static List<FormFieldError> refused(
            Refusal refusal, String sentence, Proposal proposal, ProposalFormMapper filled) {
        RefusalTarget about = RefusalTarget.find(refusal);
        return about == null
                ? List.of()
                : about.formFields(proposal, filled).stream()
                        .map(place -> new FormFieldError(place, sentence))
                        .toList();
    }

    /** In the order of the page. */
    private static List<FormFieldError> inOrder(List<FormFieldError> all) {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparing(FormFieldError::field))
                .toList();
    }
}
