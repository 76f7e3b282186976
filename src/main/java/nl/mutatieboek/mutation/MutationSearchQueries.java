package nl.mutatieboek.mutation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.balance.PostingQueries;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.ledger.projection.ProjectionReader;
import nl.mutatieboek.mutation.MutationRegisterProjection.MutationRegisterHit;
import nl.mutatieboek.platform.format.SearchText;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Queries the register of mutations, newest proposal first. Row contents are read from the ledger itself. */
@Component
public class MutationSearchQueries {
    /** Number of mutations loaded per batch. */
    private static final int READ_AT_ONCE = 2_000;

    /** Number of matches from which people and documents are listed. */
    private static final int LISTED_MATCHES = 50;

    private final ProjectionReader projections;
    private final PostingQueries lines;
    private final LedgerReader entries;
    private final HistoryVisibilityPolicy seen;
    private final AsOfResolver points;
    private final ActorNameResolver names;
    private final int readForOnePage;

    MutationSearchQueries(
            ProjectionReader projections,
            PostingQueries lines,
            LedgerReader entries,
            HistoryVisibilityPolicy seen,
            AsOfResolver points,
            ActorNameResolver names,
            SearchProperties settings) {
        this.projections = projections;
        this.lines = lines;
        this.entries = entries;
        this.seen = seen;
        this.points = points;
        this.names = names;
        this.readForOnePage = settings.searchReads();
    }

    /**
     * A page of results.
     *
     * @param nextBefore ledger number before which the next page begins; null on the last page
     */
    public record MutationRegisterSlice(
            List<MutationRegisterRow> rows, @Nullable Long nextBefore) {
        public MutationRegisterSlice {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Finds the newest matches.
     *
     * @param within chapter that they touch; null for all
     * @param before only mutations proposed before this ledger number; null for all
     * @param limit maximum number of rows; fewer if the read limit is reached first
     */
    public MutationRegisterSlice findSlice(
            MutationSearchCriteria search,
            @Nullable ItemPath within,
            @Nullable Long before,
            ResolvedAsOf point,
            int limit) {
        MutationRegisterScan looking = new MutationRegisterScan(search, within, point, readForOnePage);
        looking.scan(before == null ? Long.MAX_VALUE : before, limit + 1);
        List<MutationRegisterHit> found = looking.found.subList(0, Math.min(limit, looking.found.size()));
        Long next = looking.found.size() > limit ? (Long) found.getLast().proposalLedgerNumber() : looking.goesOnBefore;
        return new MutationRegisterSlice(rows(found, point), next);
    }

    /**
     * Passes all matches to a consumer, newest first, with one part in memory at a time.
     *
     * @param within chapter that they touch; null for all
     */
    void forEach(
            MutationSearchCriteria search,
            @Nullable ItemPath within,
            ResolvedAsOf point,
            Consumer<MutationRegisterRow> reader) {
        scanAll(search, within, point, part -> rows(part.found, point).forEach(reader));
    }

    /** Passes all matches, as visible to the reader at the as-of point, to a consumer, newest first. */
    public void forEachSnapshot(MutationSearchCriteria search, ResolvedAsOf point, Consumer<MutationSnapshot> reader) {
        scanAll(search, null, point, part -> {
            Map<Long, LedgerEntry> read = part.read(part.found);
            part.found.forEach(
                    one -> MutationSnapshot.fromEntries(part.history(one, read)).ifPresent(reader));
        });
    }

    private void scanAll(
            MutationSearchCriteria search,
            @Nullable ItemPath within,
            ResolvedAsOf point,
            Consumer<MutationRegisterScan> reader) {
        MutationRegisterScan part = new MutationRegisterScan(search, within, point, READ_AT_ONCE);
        for (Long before = Long.MAX_VALUE; before != null; before = part.goesOnBefore) {
            part.scan(before, READ_AT_ONCE);
            reader.accept(part);
        }
    }

    /** The people who acted on the newest matches and have the person of the criteria in their name or subject. */
    List<RecordedActor> findPeople(
            MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point, int limit) {
        SearchText person = SearchText.of(Objects.requireNonNull(search.person()));
        return newestMatches(search, within, point)
                .flatMap(match -> match.actors(person, names))
                .distinct()
                .limit(limit)
                .toList();
    }

    /** The documents that are the sources of the newest matches. */
    List<String> findDocuments(
            MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point, int limit) {
        return newestMatches(search, within, point)
                .map(MutationSearchMatcher::sourceDocument)
                .distinct()
                .limit(limit)
                .toList();
    }

    /** The newest matches, among a bounded number of mutations. */
    private Stream<MutationSearchMatcher> newestMatches(
            MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point) {
        MutationRegisterScan looking = new MutationRegisterScan(search, within, point, READ_AT_ONCE);
        looking.scan(Long.MAX_VALUE, LISTED_MATCHES);
        Map<Long, LedgerEntry> read = looking.read(looking.found);
        return looking.found.stream().map(one -> new MutationSearchMatcher(looking.history(one, read)));
    }

    /** The identities of the newest matches. */
    public List<MutationId> findNewestIds(MutationSearchCriteria search, ResolvedAsOf point, int limit) {
        MutationRegisterScan looking = new MutationRegisterScan(search, null, point, readForOnePage);
        looking.scan(Long.MAX_VALUE, limit);
        return looking.found.stream().map(MutationRegisterHit::mutation).toList();
    }

    /**
     * The identities of all matches.
     *
     * @param within chapter that they touch; null for all
     */
    public Set<MutationId> findIds(MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point) {
        MutationRegisterScan looking = new MutationRegisterScan(search, within, point, Integer.MAX_VALUE);
        looking.scan(Long.MAX_VALUE, Integer.MAX_VALUE);
        return looking.found.stream().map(MutationRegisterHit::mutation).collect(Collectors.toUnmodifiableSet());
    }

    /** The state of a search. */
    private final class MutationRegisterScan {
        private final MutationSearchCriteria search;
        private final ResolvedAsOf point;
        private final int most;
        private final @Nullable Set<MutationId> touching;
        private final @Nullable Set<MutationId> touchingWithin;
        private final LedgerRange recorded;
        private final boolean reads;
        private List<MutationRegisterHit> found = List.of();
        private @Nullable Long goesOnBefore;

        /** @param most maximum number of mutations to read */
        MutationRegisterScan(MutationSearchCriteria search, @Nullable ItemPath within, ResolvedAsOf point, int most) {
            this.search = search;
            this.point = point;
            this.most = most;
            SearchAmount amount = search.amount();
            this.touching = search.item() == null && amount == null && search.mark() == null
                    ? null
                    : lines.findMutationsTouching(
                            search.item(), amount == null ? line -> true : amount::matches, search.mark(), point);
            this.touchingWithin =
                    within == null ? null : lines.findMutationsTouching(within, line -> true, null, point);
            LocalDate from = search.recordedFrom();
            LocalDate to = search.recordedUntil();
            this.recorded = new LedgerRange(
                    from == null ? 0 : points.lastLedgerNumberOn(from.minusDays(1)),
                    to == null ? Long.MAX_VALUE : points.lastLedgerNumberOn(to));
            this.reads = search.needsMutationContent() || (search.filtersByRecordingDate() && seen.mayHideEntries());
        }

        /** Finds the next matches proposed before a ledger number, at most {@code limit}. */
        void scan(long before, int limit) {
            found = new ArrayList<>();
            long from = before;
            int looked = 0;
            goesOnBefore = null;
            while (true) {
                int atOnce = reads ? Math.min(READ_AT_ONCE, most - looked) : limit;
                List<MutationRegisterHit> candidates = candidates(from, atOnce);
                for (MutationRegisterHit one : reads ? reading(candidates) : candidates) {
                    found.add(one);
                    if (found.size() == limit) {
                        goesOnBefore = one.proposalLedgerNumber();
                        return;
                    }
                }
                looked += candidates.size();
                if (candidates.size() < atOnce) {
                    break;
                }
                from = candidates.getLast().proposalLedgerNumber();
                if (looked >= most) {
                    goesOnBefore = from;
                    break;
                }
            }
        }

        private List<MutationRegisterHit> candidates(long before, int limit) {
            return projections.query(
                    MutationRegisterProjection.class,
                    registered -> registered.find(before, point.ledgerNumber(), limit, this::mayBeMeant));
        }

        private boolean mayBeMeant(MutationRegisterProjection.MutationRegisterCandidate candidate) {
            IndexedMutation mutation = candidate.mutation();
            return (search.state() == null || search.state() == state(candidate))
                    && is(search.chapter(), mutation.chapter())
                    && is(search.kind(), mutation.kind())
                    && is(search.presentedIn(), mutation.moment())
                    && is(search.proposedBy(), mutation.by())
                    && search.matchesEffectiveDate(mutation.effectiveOn())
                    && point.includesMoment(mutation.moment())
                    && point.isInEffect(mutation.effectiveOn())
                    && (touching == null || touching.contains(candidate.id()))
                    && (touchingWithin == null || touchingWithin.contains(candidate.id()))
                    && (!search.filtersByRecordingDate() || candidate.hasEntryIn(recorded))
                    && !seen.isHiddenBesidePostings(mutation.moment(), mutation.chapters());
        }

        /** Filters candidates by their content. */
        private List<MutationRegisterHit> reading(List<MutationRegisterHit> candidates) {
            Map<Long, LedgerEntry> read = read(candidates);
            return candidates.stream()
                    .filter(one -> new MutationSearchMatcher(history(one, read)).matches(search, recorded, names))
                    .toList();
        }

        private Map<Long, LedgerEntry> read(List<MutationRegisterHit> snapshots) {
            return entries.readByNumbers(
                    snapshots.stream().flatMap(one -> one.entries().stream()).toList());
        }

        /** The entries of a mutation that the reader may see. */
        private List<LedgerEntry> history(MutationRegisterHit one, Map<Long, LedgerEntry> read) {
            return seen.visibleEntries(
                    one.entries().stream().map(number -> entry(read, number)).toList());
        }
    }

    private List<MutationRegisterRow> rows(List<MutationRegisterHit> found, ResolvedAsOf point) {
        Map<Long, LedgerEntry> read = entries.readByNumbers(found.stream()
                .flatMap(one -> Stream.of(one.proposalLedgerNumber(), one.lastLedgerNumber()))
                .toList());
        return found.stream().map(one -> row(one, read, point)).toList();
    }

    /** The state visible to the reader: booked, if the reversal is under embargo. */
    private MutationState state(MutationRegisterProjection.MutationRegisterCandidate candidate) {
        if (candidate.state() != MutationState.REVERSED || !seen.mayHideEntries()) {
            return candidate.state();
        }
        long reversal = candidate.reversalLedgerNumber();
        LedgerEntry reversed = entry(entries.readByNumbers(List.of(reversal)), reversal);
        return seen.visibleEntries(List.of(reversed)).isEmpty() ? MutationState.BOOKED : MutationState.REVERSED;
    }

    private static boolean is(@Nullable Object criterion, Object value) {
        return criterion == null || criterion.equals(value);
    }

    /** The known mutations that replace a reversed one, in order of proposal. */
    List<MutationId> correctionsOf(MutationId mutation) {
        return projections.query(MutationRegisterProjection.class, registered -> registered.correctionsOf(mutation));
    }

    /** A reversal under embargo is left out of the state and the last entry. */
    private MutationRegisterRow row(MutationRegisterHit found, Map<Long, LedgerEntry> read, ResolvedAsOf point) {
        LedgerEntry first = entry(read, found.proposalLedgerNumber());
        LedgerEntry last = entry(read, found.lastLedgerNumber());
        MutationState state = found.state();
        if (seen.visibleEntries(List.of(last)).isEmpty()
                || (state == MutationState.REVERSED && seen.mayHideEntries())) {
            List<LedgerEntry> visible = seen.visibleEntries(entries.readStream(StreamId.of(found.mutation()))).stream()
                    .filter(entry -> entry.ledgerNumber() <= point.ledgerNumber())
                    .toList();
            last = visible.getLast();
            boolean reversed = visible.stream().anyMatch(one -> one.event() instanceof Event.MutationReversed);
            state = reversed ? MutationState.REVERSED : MutationState.BOOKED;
        }
        if (!(first.event() instanceof Event.MutationProposed proposed)) {
            throw new IllegalStateException("Expected a proposal, found " + first);
        }
        Proposal proposal = proposed.proposal();
        return new MutationRegisterRow(
                found.mutation(),
                proposed.number(),
                proposal.kind(),
                state,
                proposal.title(),
                proposed.chapter(),
                proposal.moment(),
                proposal.day(),
                proposal.basis(),
                proposal.source(),
                first.metadata().actor(),
                first.ledgerNumber(),
                last.ledgerNumber(),
                last.recordedAt(),
                HeadlineAmount.of(proposed.chapter(), proposal));
    }

    private static LedgerEntry entry(Map<Long, LedgerEntry> read, long number) {
        LedgerEntry entry = read.get(number);
        if (entry == null) {
            throw new IllegalStateException("Ledger entry not found: " + number);
        }
        return entry;
    }
}
