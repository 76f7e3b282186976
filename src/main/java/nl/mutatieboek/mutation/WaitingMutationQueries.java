package nl.mutatieboek.mutation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.mutation.MutationSnapshot.OutstandingConsent;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the consents that a person may give now, for the count that every page shows and for the next task.
 *
 * <p>Who may give a consent for a chapter may read that chapter under embargo, so nothing hidden is counted. The count
 * itself shows no data of a mutation, so it is not recorded as a read.
 */
@Component
public class WaitingMutationQueries {
    private static final int MAX_CACHED_PEOPLE = 1_000;
    private static final List<MutationAction> CONSENTS =
            List.of(MutationAction.APPROVALS, MutationAction.CONFIRMATIONS, MutationAction.AGREEMENTS);

    private final ProjectionReader projections;
    private final LedgerReader entries;
    private final StructureQueries structure;
    private final MutationSearchQueries register;
    private final AsOfResolver points;
    private final DryRunService dryRuns;
    private final CurrentActor acting;
    /** The pending mutations as last read. */
    private final ConcurrentMap<MutationId, MutationSnapshot> snapshots = new ConcurrentHashMap<>();
    /** The last result per person. */
    private final ConcurrentMap<Actor, CachedConsents> found = new ConcurrentHashMap<>();

    WaitingMutationQueries(
            ProjectionReader projections,
            LedgerReader entries,
            StructureQueries structure,
            MutationSearchQueries register,
            AsOfResolver points,
            DryRunService dryRuns,
            CurrentActor acting) {
        this.projections = projections;
        this.entries = entries;
        this.structure = structure;
        this.register = register;
        this.points = points;
        this.dryRuns = dryRuns;
        this.acting = acting;
    }

    /** A consent that a person may give. */
    public record WaitingConsent(MutationAction action, MutationId mutation, String number, String title) {}

    private record CachedConsents(long ledgerNumber, List<WaitingConsent> consents) {}

    /** Number of consents that the person who makes the request may give now. */
    public int count() {
        return findAll().size();
    }

    /** Number of own proposals that were returned and have not been replaced. */
    public int countReturned() {
        MutationSearchCriteria returned =
                new MutationSearchCriteria(MutationState.RETURNED, null, null, acting.personId());
        return (int) register.findIds(returned, null, points.latest()).stream()
                .filter(mutation -> register.correctionsOf(mutation).isEmpty())
                .count();
    }

    /** The first consent of the work list; null if none waits. */
    public @Nullable WaitingConsent findNext() {
        return findAll().stream().findFirst().orElse(null);
    }

    /** The consents that the person who makes the request may give now, in the order of the work list. */
    public List<WaitingConsent> findAll() {
        return acting.mayActOnMutations() ? findAll(acting.actor()) : List.of();
    }

    private List<WaitingConsent> findAll(Actor actor) {
        long ledgerNumber = projections.completeTo();
        CachedConsents cached = found.get(actor);
        if (cached != null && cached.ledgerNumber() == ledgerNumber) {
            return cached.consents();
        }
        List<PossibleConsent> possible = findPossible(actor);
        List<WaitingConsent> consents = possible.stream()
                .filter(one -> dryRuns.dryRunSucceeds(one.action().toCommand(one.id(), null), one.id()))
                .map(PossibleConsent::toWaiting)
                .toList();
        // A refusal may end without a new entry, for example when this process becomes the writer.
        if (consents.size() == possible.size()) {
            if (found.size() >= MAX_CACHED_PEOPLE) {
                found.clear();
            }
            found.put(actor, new CachedConsents(ledgerNumber, consents));
        }
        return consents;
    }

    /** A consent for which a person has the mandate. */
    private record PossibleConsent(MutationAction action, MutationSnapshot snapshot) {
        MutationId id() {
            return snapshot.facts().mutation();
        }

        WaitingConsent toWaiting() {
            return new WaitingConsent(
                    action,
                    id(),
                    snapshot.facts().number(),
                    snapshot.facts().proposal().title());
        }
    }

    private List<PossibleConsent> findPossible(Actor actor) {
        List<MutationSnapshot> pending = findPending().stream()
                .filter(snapshot -> !snapshot.facts().by().equals(actor.person()))
                .toList();
        List<PossibleConsent> possible = new ArrayList<>();
        for (MutationAction action : CONSENTS) {
            pending.stream()
                    .filter(snapshot ->
                            snapshot.outstandingConsents().stream().anyMatch(asked -> isPossible(action, asked, actor)))
                    .sorted(Comparator.comparing(
                            snapshot -> snapshot.facts().proposal().moment(),
                            structure.current().momentOrder()))
                    .forEach(snapshot -> possible.add(new PossibleConsent(action, snapshot)));
        }
        return possible;
    }

    private static boolean isPossible(MutationAction action, OutstandingConsent asked, Actor actor) {
        return action.givesConsent(asked.type()) && WorkListQueries.isGivenBy(actor, asked);
    }

    /** The pending mutations in order of proposal; only those that changed are read. */
    private List<MutationSnapshot> findPending() {
        Map<MutationId, Long> pending =
                projections.query(MutationRegisterProjection.class, MutationRegisterProjection::findPending);
        snapshots.keySet().retainAll(pending.keySet());
        Set<StreamId> changed = pending.entrySet().stream()
                .filter(one -> !isCurrent(snapshots.get(one.getKey()), one.getValue()))
                .map(one -> StreamId.of(one.getKey()))
                .collect(Collectors.toSet());
        if (!changed.isEmpty()) {
            Map<StreamId, List<LedgerEntry>> read = entries.readStream(changed);
            read.values()
                    .forEach(stream -> MutationSnapshot.fromEntries(stream)
                            .ifPresent(
                                    snapshot -> snapshots.put(snapshot.facts().mutation(), snapshot)));
        }
        return pending.keySet().stream()
                .flatMap(id -> Optional.ofNullable(snapshots.get(id)).stream())
                .toList();
    }

    /** The ledger may be ahead of the projection. */
    private static boolean isCurrent(@Nullable MutationSnapshot snapshot, long lastEntry) {
        return snapshot != null && snapshot.ledgerNumber() != null && snapshot.ledgerNumber() >= lastEntry;
    }
}
