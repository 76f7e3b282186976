package nl.mutatieboek.mutation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.FlowYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.mutation.PendingConsentQueries.PendingConsent;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds a person's work: mutations that need a consent which the person may give, by moment, and own proposals that
 * wait or came back.
 */
@Component
public class WorkListQueries {
    /** Maximum number of mutations per state, the newest first. */
    static final int MAX_TASKS_PER_STATE = 200;

    private final MutationSearchQueries register;
    private final MutationQueries mutationQueries;
    private final PendingConsentQueries pendingConsents;
    private final CurrentActor acting;

    WorkListQueries(
            MutationSearchQueries register,
            MutationQueries mutationQueries,
            PendingConsentQueries pendingConsents,
            CurrentActor acting) {
        this.register = register;
        this.mutationQueries = mutationQueries;
        this.pendingConsents = pendingConsents;
        this.acting = acting;
    }

    /**
     * A mutation in the work list.
     *
     * @param outstandingConsents the outstanding consents
     * @param ended why it came back; null while it is pending
     * @param earlier the mutation that it replaces, with the differences; null if there is none
     * @param effects effect on the chapters for which the person is asked, or on its own chapter
     */
    public record WorkListTask(
            MutationRegisterRow row,
            Proposal proposal,
            List<MutationSnapshot.OutstandingConsent> outstandingConsents,
            @Nullable String ended,
            @Nullable ReplacedProposal earlier,
            List<ChapterEffect> effects) {
        public WorkListTask {
            effects = List.copyOf(effects);
        }
    }

    /** The main amount of a mutation for one chapter. */
    public record ChapterEffect(ChapterCode chapter, HeadlineAmount amount) {
        /** Whether the chapter gains. */
        public boolean gain() {
            return !amount.shifted() && amount.thousands().compareTo(Thousands.ZERO) > 0;
        }
    }

    /**
     * A proposal that was replaced by another one.
     *
     * @param changes the differing amounts; empty if only texts differ
     */
    public record ReplacedProposal(MutationId mutation, String number, List<ProposalDifference> changes) {}

    /** The consents asked of a person for one moment, with their totals. */
    public record MomentTasks(Moment moment, List<WorkListTask> tasks, List<FlowYearTotal> sums) {}

    /** Total of all postings in a flow and year; packages that cover each other sum to zero. */
    public record FlowYearTotal(Flow flow, BudgetYear year, Thousands thousands) {}

    /**
     * The work of a person.
     *
     * @param consents outstanding consents by action
     * @param own own pending proposals
     * @param returned own proposals that came back and have not been replaced
     * @param more whether there is more than listed
     */
    public record WorkListView(
            Map<MutationAction, List<MomentTasks>> consents,
            List<WorkListTask> own,
            List<WorkListTask> returned,
            boolean more) {
        /** The asked consents as one list, by action and moment. */
        public List<AskedConsent> asked() {
            List<AskedConsent> requested = new ArrayList<>();
            consents.forEach((action, moments) -> moments.forEach(
                    moment -> moment.tasks().forEach(task -> requested.add(new AskedConsent(action, task)))));
            return requested;
        }
    }

    /** A consent that is asked of the person. */
    public record AskedConsent(MutationAction action, WorkListTask task) {}

    /**
     * Finds the work of the person who makes the request.
     *
     * @param coverage coverage package; null for all
     * @param chapter chapter that the mutations touch; null for all
     */
    public WorkListView findWork(ResolvedAsOf point, @Nullable String coverage, @Nullable ChapterCode chapter) {
        Actor actor = acting.actor();
        PersonId person = actor.person();
        Predicate<WorkListTask> within =
                task -> chapter == null || task.proposal().chapters().contains(chapter);
        Predicate<WorkListTask> of = within.and(task ->
                coverage == null || coverage.equalsIgnoreCase(task.proposal().coverage()));
        NewestTasks requested = pending(null, of.and(task -> mayBeAsked(actor, task)), point);
        NewestTasks own = pending(person, of, point);
        NewestTasks returned = newest(
                MutationSearchCriteria.ofProposer(MutationState.RETURNED, person),
                within.and(task -> register.correctionsOf(task.row().mutation()).isEmpty()),
                point);
        return new WorkListView(
                consents(requested.tasks(), point),
                own.tasks(),
                returned.tasks(),
                requested.more() || own.more() || returned.more());
    }

    /** Returns the newest pending mutations, the oldest of them first. */
    private NewestTasks pending(@Nullable PersonId by, Predicate<WorkListTask> meant, ResolvedAsOf point) {
        List<NewestTasks> both = Stream.of(MutationState.PROPOSED, MutationState.APPROVED)
                .map(state -> newest(MutationSearchCriteria.ofProposer(state, by), meant, point))
                .toList();
        return new NewestTasks(
                both.stream()
                        .flatMap(newest -> newest.tasks().stream())
                        .sorted(Comparator.comparingLong(task -> task.row().proposalLedgerNumber()))
                        .toList(),
                both.stream().anyMatch(NewestTasks::more));
    }

    private Map<MutationAction, List<MomentTasks>> consents(List<WorkListTask> tasks, ResolvedAsOf point) {
        Map<MutationAction, List<MomentTasks>> consents = new EnumMap<>(MutationAction.class);
        Map<MutationAction, Set<MutationId>> pending = pendingConsents.findAll().stream()
                .collect(groupingBy(
                        PendingConsent::action,
                        () -> new EnumMap<>(MutationAction.class),
                        mapping(PendingConsent::mutation, toSet())));
        pending.forEach((action, mutations) -> {
            List<MomentTasks> requested = byMoment(
                    tasks.stream()
                            .filter(task -> mutations.contains(task.row().mutation()))
                            .toList(),
                    point);
            if (!requested.isEmpty()) {
                consents.put(action, requested);
            }
        });
        return consents;
    }

    /** Whether the actor has the mandate for an outstanding consent. Nobody may consent to their own proposal. */
    private static boolean mayBeAsked(Actor actor, WorkListTask task) {
        return !isProposedBy(actor, task)
                && task.outstandingConsents().stream()
                        .anyMatch(requested -> PendingConsentQueries.isGivenBy(actor, requested));
    }

    private static boolean isProposedBy(Actor actor, WorkListTask task) {
        return task.row().proposedBy().subject().equals(actor.person().value());
    }

    /** @param more whether there are more */
    private record NewestTasks(List<WorkListTask> tasks, boolean more) {}

    /** Finds the newest visible mutations that match, regardless of the number of others. */
    private NewestTasks newest(MutationSearchCriteria search, Predicate<WorkListTask> meant, ResolvedAsOf point) {
        List<WorkListTask> found = new ArrayList<>();
        Long before = null;
        do {
            MutationSearchQueries.MutationRegisterSlice page =
                    register.findSlice(search, null, before, point, MAX_TASKS_PER_STATE);
            page.rows().stream()
                    .filter(row -> !mutationQueries.isEmbargoed(row.mutation()))
                    .map(row -> task(row, point))
                    .filter(meant)
                    .forEach(found::add);
            before = page.nextBefore();
        } while (before != null && found.size() <= MAX_TASKS_PER_STATE);
        return new NewestTasks(
                found.subList(0, Math.min(MAX_TASKS_PER_STATE, found.size())), found.size() > MAX_TASKS_PER_STATE);
    }

    private WorkListTask task(MutationRegisterRow row, ResolvedAsOf point) {
        MutationSnapshot snapshot =
                mutationQueries.requireVisible(row.mutation(), OptionalLong.of(point.ledgerNumber()));
        Proposal proposal = snapshot.facts().proposal();
        String ended = snapshot.mutation() instanceof Mutation.Ended one ? one.reason() : null;
        return new WorkListTask(
                row, proposal, snapshot.outstandingConsents(), ended, earlier(snapshot), effects(row, snapshot));
    }

    private List<ChapterEffect> effects(MutationRegisterRow row, MutationSnapshot snapshot) {
        Proposal proposal = snapshot.facts().proposal();
        NavigableSet<ChapterCode> requested = new TreeSet<>();
        for (MutationSnapshot.OutstandingConsent consent : snapshot.outstandingConsents()) {
            if (PendingConsentQueries.isGivenBy(acting.actor(), consent)) {
                requested.addAll(consent.chapter() == null ? proposal.chapters() : Set.of(consent.chapter()));
            }
        }
        List<ChapterEffect> effects = requested.stream()
                .filter(chapter -> proposal.chapters().contains(chapter))
                .map(chapter -> new ChapterEffect(
                        chapter, HeadlineAmount.of(chapter, proposal.withPostings(proposal.postingsOf(chapter)))))
                .toList();
        return effects.isEmpty() ? List.of(new ChapterEffect(row.chapter(), row.amount())) : effects;
    }

    private @Nullable ReplacedProposal earlier(MutationSnapshot snapshot) {
        MutationId corrected = mutationQueries.findVisiblePredecessor(snapshot);
        if (corrected == null) {
            return null;
        }
        MutationQueries.EarlierProposal earlier = mutationQueries.requireEarlierProposal(corrected);
        return new ReplacedProposal(
                corrected,
                earlier.number(),
                ProposalDifference.between(earlier.proposal(), snapshot.facts().proposal()));
    }

    private static List<MomentTasks> byMoment(List<WorkListTask> tasks, ResolvedAsOf point) {
        SortedMap<Moment, List<WorkListTask>> moments = new TreeMap<>(point.momentOrder());
        tasks.forEach(task -> moments.computeIfAbsent(task.row().moment(), m -> new ArrayList<>())
                .add(task));
        return moments.entrySet().stream()
                .map(one -> new MomentTasks(one.getKey(), one.getValue(), sums(one.getValue())))
                .toList();
    }

    private static List<FlowYearTotal> sums(List<WorkListTask> tasks) {
        Map<FlowYear, Thousands> sums = new LinkedHashMap<>();
        tasks.stream()
                .flatMap(task -> task.proposal().postings().stream())
                .sorted(Comparator.comparing(Posting::flow).thenComparing(Posting::year))
                .forEach(posting ->
                        sums.merge(new FlowYear(posting.flow(), posting.year()), posting.thousands(), Thousands::plus));
        return sums.entrySet().stream()
                .map(one -> new FlowYearTotal(one.getKey().flow(), one.getKey().year(), one.getValue()))
                .toList();
    }
}
