package nl.mutatieboek.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.mutatieboek.balance.impact.BalanceImpactQueries;
import nl.mutatieboek.balance.impact.BalanceImpactTable;
import nl.mutatieboek.balance.impact.ImpactAsOfPair;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.MomentRefusal;
import nl.mutatieboek.domain.Signal;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.AttachedFile;
import nl.mutatieboek.domain.value.AttachmentType;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.mutation.HistoryEntry.HistoryEntryType;
import nl.mutatieboek.mutation.ProposalImpactQueries.ProposalImpact;
import nl.mutatieboek.platform.RefusedException;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the model of a mutation's page: the mutation, related mutations, and the actions allowed to the reader. */
@Component
record MutationDetailPageModel(
        MutationQueries mutationQueries,
        MutationSearchQueries register,
        StructureQueries structure,
        DryRunService dryRuns,
        CurrentActor acting,
        AsOfResolver points,
        EmbargoPolicy embargo,
        ExplanationRequirementQueries explanations,
        BalanceImpactQueries balanceImpacts,
        ProposalImpactQueries impacts,
        LedgerProperties settings) {
    /** A related mutation. */
    record RelatedMutation(String why, MutationId mutation, String number) {}

    /** Shows the mutation as known at a ledger number, or its current state. */
    String fill(MutationId id, OptionalLong knownAt, Model model, Locale language) {
        MutationSnapshot snapshot = mutationQueries.requireVisible(id, knownAt);
        Proposal proposal = snapshot.facts().proposal();
        model.addAttribute("outstandingConsents", snapshot.outstandingConsents());
        model.addAttribute("consentsByChapter", snapshot.consentsByChapter());
        model.addAttribute("facts", snapshot.facts());
        model.addAttribute("proposal", proposal);
        model.addAttribute("said", proposal.particulars());
        model.addAttribute("embargoed", embargo.isUnderEmbargo(proposal.moment(), proposal.chapters()));
        model.addAttribute("signals", Signal.fromProposal(proposal));
        StructureSnapshot outline = knownAt.isPresent() ? structure.awaitAt(knownAt.getAsLong()) : structure.current();
        model.addAttribute("lineMarks", LineMarksView.of(proposal, outline));
        model.addAttribute(
                "classKnown", proposal.postings().stream().anyMatch(posting -> proposal.classOf(posting) != null));
        model.addAttribute(
                "executable", NewPolicyStatus.of(snapshot, () -> outline).orElse(null));
        model.addAttribute("state", MutationState.of(snapshot.mutation()));
        model.addAttribute("ended", snapshot.mutation() instanceof Mutation.Ended ended ? ended.reason() : null);
        boolean enters = knownAt.isEmpty() && acting.mayPropose();
        boolean entered = MutationKindGroup.isEntered(proposal.kind());
        model.addAttribute("copyable", enters && entered);
        model.addAttribute(
                "anew",
                enters
                        && entered
                        && snapshot.isReplaceable()
                        && mayReplace(snapshot.facts().chapter()));
        model.addAttribute("corrected", enters ? corrected(snapshot) : null);
        model.addAttribute(
                "explanations",
                explanations.findRequirements(
                        snapshot,
                        point(knownAt),
                        chapter -> embargo.isHiddenUpToOrRecordRead(proposal.moment(), chapter)));
        model.addAttribute("links", links(snapshot, knownAt));
        // Up to the entry that the page shows: more may have been recorded meanwhile.
        long last = Objects.requireNonNull(snapshot.ledgerNumber());
        List<HistoryEntry> history = mutationQueries.findHistory(id, knownAt).stream()
                .takeWhile(entry -> entry.ledgerNumber() <= last)
                .toList();
        model.addAttribute("history", history);
        Map<Long, Long> knownFrom = mutationQueries.findKnownFrom(history);
        model.addAttribute("knownFrom", knownFrom);
        addImpact(snapshot, knownAt, history, knownFrom, model, language);
        // No actions on a past state.
        model.addAttribute("actions", knownAt.isPresent() ? Set.of() : allowedActions(snapshot));
        model.addAttribute("attachments", snapshot.attachments());
        model.addAttribute("attachable", knownAt.isEmpty() && mayAttach(snapshot));
        model.addAttribute("mostMegabytes", settings.attachments().largest().toMegabytes());
        model.addAttribute("reader", acting.personId().value());
        model.addAttribute("audits", acting.mayAudit());
        model.addAttribute("reversible", knownAt.isEmpty() && mayReverse(snapshot));
        model.addAttribute("exceptable", knownAt.isEmpty() && mayExcept(snapshot, outline));
        model.addAttribute("later", later(proposal.moment(), outline));
        model.asMap().putIfAbsent("wrong", Map.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        return "mutation";
    }

    /** Balances beside the amounts: now while it waits, and as it was booked; none if it never counts. */
    private void addImpact(
            MutationSnapshot snapshot,
            OptionalLong knownAt,
            List<HistoryEntry> history,
            Map<Long, Long> knownFrom,
            Model model,
            Locale language) {
        MutationId id = snapshot.facts().mutation();
        Proposal proposal = snapshot.facts().proposal();
        List<Proposal> one = List.of(proposal);
        OptionalLong proposedFrom = knownFrom(HistoryEntryType.PROPOSED, history, knownFrom);
        OptionalLong countsFrom = knownFrom(HistoryEntryType.BOOKED, history, knownFrom);
        ProposalImpact impact = ProposalImpact.NONE;
        List<BalanceImpactTable> tables;
        ImpactAsOfPair links = ImpactAsOfPair.CURRENT;
        if (countsFrom.isPresent()) {
            links = ImpactAsOfPair.ofBooking(countsFrom.getAsLong());
            // A mutation from a document never waited.
            boolean waited = proposedFrom.orElseThrow() < countsFrom.getAsLong();
            tables = balanceImpacts.read(one, links.now()).tablesOf(one, waited);
        } else if (!(snapshot.mutation() instanceof Mutation.Pending)) {
            tables = balanceImpacts.amountsOf(one);
        } else if (knownAt.isPresent()) {
            links = new ImpactAsOfPair(knownAt(knownAt.getAsLong()), null);
            tables = balanceImpacts.read(one, links.now()).tablesOf(one, true);
        } else {
            // The balances must have its amounts as pending.
            points.awaitAt(knownAt(history.getLast().ledgerNumber()));
            impact = impacts.findForPending(Map.of(id, proposal), AsOfQuery.UNBOUNDED, language)
                    .getOrDefault(id, impact);
            tables = impact.tables();
        }
        model.addAttribute("impact", tables);
        model.addAttribute("impactLinks", links);
        model.addAttribute("impactWords", countsFrom.isPresent() ? "booked" : "pending");
        model.addAttribute("warnings", impact.warnings());
        model.addAttribute(
                "replaced",
                mutationQueries.findVisiblePredecessor(snapshot) == null
                        ? List.of()
                        : mutationQueries.findDifferencesFromReplaced(proposal));
    }

    private static OptionalLong knownFrom(
            HistoryEntryType type, List<HistoryEntry> history, Map<Long, Long> knownFrom) {
        return history.stream()
                .filter(entry -> entry.type() == type)
                .mapToLong(entry -> Objects.requireNonNull(knownFrom.get(entry.ledgerNumber())))
                .findFirst();
    }

    private static AsOfQuery knownAt(long ledgerNumber) {
        return new AsOfQuery(null, Long.toString(ledgerNumber), null);
    }

    /** The later moments by budget year, the last first: a reversal cannot be in an earlier moment. */
    private static Map<BudgetYear, List<KnownMoment>> later(Moment moment, StructureSnapshot outline) {
        Map<BudgetYear, List<KnownMoment>> later = new TreeMap<>(Comparator.reverseOrder());
        outline.moments().stream()
                .filter(known -> outline.momentOrder().compare(known.moment(), moment) > 0)
                .forEach(known -> later.computeIfAbsent(known.moment().year(), year -> new ArrayList<>())
                        .add(known));
        return later;
    }

    private ResolvedAsOf point(OptionalLong knownAt) {
        return knownAt.isPresent()
                ? points.awaitAt(new AsOfQuery(null, Long.toString(knownAt.getAsLong()), null))
                : points.latest();
    }

    private List<RelatedMutation> links(MutationSnapshot snapshot, OptionalLong knownAt) {
        Proposal proposal = snapshot.facts().proposal();
        List<RelatedMutation> links = new ArrayList<>();
        Reversal reversal = proposal.reversal();
        if (reversal != null && mutationQueries.isVisible(reversal.of())) {
            links.add(link("reverses", reversal.of()));
        }
        MutationId corrected = mutationQueries.findVisiblePredecessor(snapshot);
        if (corrected != null) {
            links.add(link("corrects", corrected));
        }
        switch (snapshot.mutation()) {
            case Mutation.Reversed reversed -> links.add(link("reversed-by", reversed.reversalId()));
            case Mutation.Booked booked
            when booked.reversal() != null -> links.add(link("reversal-proposed", booked.reversal()));
            default -> {}
        }
        MutationId mutation = snapshot.facts().mutation();
        register.correctionsOf(mutation).stream()
                .filter(correction -> !mutationQueries.isEmbargoed(correction))
                .filter(correction -> mutationQueries.isVisiblyReplaced(mutation, correction))
                .filter(correction -> knownAt.isEmpty()
                        || mutationQueries
                                .findAsOf(correction, knownAt.getAsLong())
                                .isPresent())
                .forEach(correction -> links.add(link("corrected-by", correction)));
        return links;
    }

    /** The mutation that a reversal takes back, if a corrected one may be proposed in its place. */
    private @Nullable MutationId corrected(MutationSnapshot snapshot) {
        Reversal reversal = snapshot.facts().proposal().reversal();
        if (reversal == null || mutationQueries.isEmbargoed(reversal.of())) {
            return null;
        }
        MutationQueries.EarlierProposal earlier = mutationQueries.requireEarlierProposal(reversal.of());
        return earlier.replaceable()
                        && mayReplace(earlier.chapter())
                        && MutationKindGroup.isEntered(earlier.proposal().kind())
                ? reversal.of()
                : null;
    }

    /** Only the chapter that proposed a mutation replaces it. */
    private boolean mayReplace(ChapterCode proposer) {
        return acting.actor().hasMandate(Mandate.PROPOSE, proposer);
    }

    private RelatedMutation link(String why, MutationId mutation) {
        return new RelatedMutation(
                why,
                mutation,
                mutationQueries.findCurrent(mutation).orElseThrow().facts().number());
    }

    /** Determines the allowed actions by dry runs, which record nothing. */
    private Set<MutationAction> allowedActions(MutationSnapshot snapshot) {
        Set<MutationAction> actions = EnumSet.noneOf(MutationAction.class);
        if (snapshot.mutation() instanceof Mutation.Pending && acting.mayActOnMutations()) {
            for (MutationAction action : MutationAction.values()) {
                if (isAllowed(
                        action.toCommand(snapshot.facts().mutation(), "?"),
                        snapshot.facts().mutation())) {
                    actions.add(action);
                }
            }
        }
        return actions;
    }

    /** Whether the reader may attach a file; a dry run with a file that nobody has decides. */
    private boolean mayAttach(MutationSnapshot snapshot) {
        MutationId mutation = snapshot.facts().mutation();
        return snapshot.mutation() instanceof Mutation.Pending
                && acting.mayActOnMutations()
                && isAllowed(
                        new Command.AttachFile(
                                mutation, new AttachedFile("0".repeat(64), "?", 1, AttachmentType.TXT.mediaType())),
                        mutation);
    }

    /** Whether early execution can be allowed. */
    private boolean mayExcept(MutationSnapshot snapshot, StructureSnapshot outline) {
        MutationId mutation = snapshot.facts().mutation();
        return acting.mayActOnMutations()
                && NewPolicyStatus.of(snapshot, () -> outline)
                        .filter(executable -> executable.state() == NewPolicyStatus.ExecutionState.NOT_AUTHORISED)
                        .isPresent()
                && isAllowed(new Command.AllowEarlyExecution(mutation, "?", "?"), mutation);
    }

    /** Whether a reversal is allowed, in the mutation's own moment or, if that is closed, in a later one. */
    private boolean mayReverse(MutationSnapshot snapshot) {
        MutationId original = snapshot.facts().mutation();
        if (!(snapshot.mutation() instanceof Mutation.Booked) || !acting.mayPropose()) {
            return false;
        }
        return ifDecided(() -> dryRuns.findRefusal(
                        id -> new Command.ReverseMutation(new MutationId(id), original, "?", null, null), original)
                .map(why -> why instanceof RefusedException refused
                        && refused.refusal() instanceof MomentRefusal.MomentIsClosed)
                .orElse(true));
    }

    private boolean isAllowed(Command command, MutationId mutation) {
        return ifDecided(() -> dryRuns.dryRunSucceeds(command, mutation));
    }

    /** The page can be read while nobody decides commands, as on a standby process; it offers none then. */
    private static boolean ifDecided(BooleanSupplier allowed) {
        try {
            return allowed.getAsBoolean();
        } catch (UnavailableException e) {
            return false;
        }
    }
}
