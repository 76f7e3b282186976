package nl.mutatieboek.mutation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.BookState;
import nl.mutatieboek.domain.Mandate;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.mutation.MutationSnapshot.OutstandingConsent;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.CurrentActor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the consents that a person may give now, for the work list, for the count that every page shows and for the next
 * task. Dry runs, which record nothing, decide that.
 *
 * <p>Who may give a consent for a chapter may read that chapter under embargo, so nothing hidden is counted. The count
 * itself shows no data of a mutation, so it is not recorded as a read.
 */
@Component
public class PendingConsentQueries {
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
    private final MutationQueries mutations;
    private final InstantSource clock;
    /** The pending mutations as last read; never changed, only replaced. */
    private volatile Map<MutationId, MutationSnapshot> snapshots = Map.of();
    /** The last result per person. */
    private final Cache<Actor, CachedConsents> found =
            Caffeine.newBuilder().maximumSize(MAX_CACHED_PEOPLE).build();

    PendingConsentQueries(
            ProjectionReader projections,
            LedgerReader entries,
            StructureQueries structure,
            MutationSearchQueries register,
            AsOfResolver points,
            DryRunService dryRuns,
            CurrentActor acting,
            MutationQueries mutations,
            InstantSource clock) {
        this.projections = projections;
        this.entries = entries;
        this.structure = structure;
        this.register = register;
        this.points = points;
        this.dryRuns = dryRuns;
        this.acting = acting;
        this.mutations = mutations;
        this.clock = clock;
    }

    /** A consent that a person may give. */
    public record PendingConsent(MutationAction action, MutationId mutation, String number, String title) {}

    /** The rules decide from the ledger and the day. */
    private record CachedConsents(long ledgerNumber, LocalDate day, List<PendingConsent> consents) {}

    /** Number of consents that the person who makes the request may give now; null if nobody can decide that now. */
    public @Nullable Integer count() {
        try {
            return findAll().size();
        } catch (UnavailableException e) {
            return null;
        }
    }

    /** Number of own proposals that were returned and have not been replaced. */
    public int countReturned() {
        MutationSearchCriteria returned = MutationSearchCriteria.ofProposer(MutationState.RETURNED, acting.personId());
        return (int) register.findIds(returned, null, points.latest()).stream()
                .filter(mutation -> register.correctionsOf(mutation).isEmpty())
                .count();
    }

    /**
     * The first consent of the work list; null if none waits or if nobody can decide that now. It has data of the
     * mutation, so a read under embargo is recorded.
     */
    public @Nullable PendingConsent findNext() {
        try {
            return findAll().stream()
                    .filter(one -> mutations.isVisible(one.mutation()))
                    .findFirst()
                    .orElse(null);
        } catch (UnavailableException e) {
            return null;
        }
    }

    /**
     * The consents that the person who makes the request may give now, in the order of the work list.
     *
     * @throws UnavailableException if nobody can decide that now, as on a standby process
     */
    public List<PendingConsent> findAll() {
        return acting.mayActOnMutations() ? findAll(acting.actor()) : List.of();
    }

    private List<PendingConsent> findAll(Actor actor) {
        long ledgerNumber = projections.completeTo();
        LocalDate day = LocalDate.ofInstant(clock.instant(), BookState.THE_HAGUE);
        CachedConsents cached = found.getIfPresent(actor);
        if (cached != null
                && cached.ledgerNumber() == ledgerNumber
                && cached.day().equals(day)) {
            return cached.consents();
        }
        List<PendingConsent> consents = findPossible(actor).stream()
                .filter(one -> dryRuns.dryRunSucceeds(one.action().toCommand(one.id(), null), one.id()))
                .map(PossibleConsent::toPending)
                .toList();
        found.put(actor, new CachedConsents(ledgerNumber, day, consents));
        return consents;
    }

    /** A consent for which a person has the mandate. */
    private record PossibleConsent(MutationAction action, MutationSnapshot snapshot) {
        MutationId id() {
            return snapshot.facts().mutation();
        }

        PendingConsent toPending() {
            return new PendingConsent(
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
                    .filter(snapshot -> snapshot.outstandingConsents().stream()
                            .anyMatch(consent -> isPossible(action, consent, actor)))
                    .sorted(Comparator.comparing(
                            snapshot -> snapshot.facts().proposal().moment(),
                            structure.current().momentOrder()))
                    .forEach(snapshot -> possible.add(new PossibleConsent(action, snapshot)));
        }
        return possible;
    }

    private static boolean isPossible(MutationAction action, OutstandingConsent consent, Actor actor) {
        return action.givesConsent(consent.type()) && isGivenBy(actor, consent);
    }

    /** Whether the actor has the mandate for a consent. */
    static boolean isGivenBy(Actor actor, OutstandingConsent consent) {
        ChapterCode chapter = consent.chapter();
        return switch (consent.type()) {
            case APPROVAL -> chapter != null && actor.hasMandate(Mandate.APPROVE, chapter);
            case CONFIRMATION -> chapter != null && actor.hasMandate(Mandate.CONFIRM, chapter);
            case AGREEMENT -> actor.bookMandates().contains(Mandate.INSPECTORATE);
            case DOCUMENT -> false;
        };
    }

    /** The pending mutations in order of proposal; only those that changed are read. */
    private List<MutationSnapshot> findPending() {
        Map<MutationId, Long> pending =
                projections.query(MutationRegisterProjection.class, MutationRegisterProjection::findPending);
        Map<MutationId, MutationSnapshot> earlier = snapshots;
        Set<StreamId> changed = pending.entrySet().stream()
                .filter(one -> !isCurrent(earlier.get(one.getKey()), one.getValue()))
                .map(one -> StreamId.of(one.getKey()))
                .collect(Collectors.toSet());
        Map<StreamId, List<LedgerEntry>> read = changed.isEmpty() ? Map.of() : entries.readStream(changed);
        Map<MutationId, MutationSnapshot> current = new LinkedHashMap<>();
        pending.keySet().forEach(id -> {
            List<LedgerEntry> stream = read.get(StreamId.of(id));
            Optional<MutationSnapshot> snapshot =
                    stream == null ? Optional.ofNullable(earlier.get(id)) : MutationSnapshot.fromEntries(stream);
            snapshot.ifPresent(one -> current.put(id, one));
        });
        snapshots = Collections.unmodifiableMap(current);
        return List.copyOf(current.values());
    }

    /** The ledger may be ahead of the projection. */
    private static boolean isCurrent(@Nullable MutationSnapshot snapshot, long lastEntry) {
        return snapshot != null && snapshot.ledgerNumber() != null && snapshot.ledgerNumber() >= lastEntry;
    }
}
