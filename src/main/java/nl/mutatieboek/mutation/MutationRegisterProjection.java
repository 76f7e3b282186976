package nl.mutatieboek.mutation;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.projection.MutationOrdinalIndex;
import nl.mutatieboek.ledger.projection.Projection;

/** Projection of mutations into the register: searchable attributes and states. */
final class MutationRegisterProjection implements Projection {
    private final MutationOrdinalIndex numbers = new MutationOrdinalIndex();
    private final List<IndexedMutation> mutations = new ArrayList<>();
    private final Map<MutationId, List<Integer>> corrections = new HashMap<>();
    private final ValueInterner words = new ValueInterner();
    /** Ordinals of the mutations that await consents now. */
    private final NavigableSet<Integer> pending = new TreeSet<>();

    @Override
    public String name() {
        return "mutations";
    }

    @Override
    public void project(LedgerEntry entry, long countsFrom) {
        switch (entry.event()) {
            case Event.MutationProposed e -> register(e, entry, countsFrom);
            case Event.MutationApproved e -> stands(e.mutation(), MutationState.APPROVED, entry, countsFrom);
            case Event.MutationBooked e -> stands(e.mutation(), MutationState.BOOKED, entry, countsFrom);
            case Event.MutationRejected e -> stands(e.mutation(), MutationState.REJECTED, entry, countsFrom);
            case Event.MutationReturned e -> stands(e.mutation(), MutationState.RETURNED, entry, countsFrom);
            case Event.MutationWithdrawn e -> stands(e.mutation(), MutationState.WITHDRAWN, entry, countsFrom);
            case Event.MutationReversed e -> stands(e.mutation(), MutationState.REVERSED, entry, countsFrom);
            case Event.MutationEvent e -> goesOn(e.mutation(), entry, countsFrom);
            default -> {}
        }
    }

    /** Returns how many mutations were ever proposed or imported. */
    int count() {
        return mutations.size();
    }

    private void register(Event.MutationProposed proposed, LedgerEntry entry, long countsFrom) {
        Proposal proposal = proposed.proposal();
        IndexedMutation mutation = new IndexedMutation(
                words.intern(proposed.chapter()),
                words.intern(Set.copyOf(proposal.chapters())),
                proposal.kind(),
                words.intern(proposal.moment()),
                words.intern(proposal.day()),
                words.intern(proposed.by()),
                proposal.corrects());
        mutation.addState(Math.toIntExact(entry.ledgerNumber()), Math.toIntExact(countsFrom), MutationState.PROPOSED);
        add(proposed.mutation(), mutation);
    }

    private void add(MutationId id, IndexedMutation mutation) {
        int number = numbers.assignOrdinal(id);
        mutations.add(mutation);
        MutationId corrects = mutation.corrects();
        if (corrects != null) {
            corrections.computeIfAbsent(corrects, c -> new ArrayList<>()).add(number);
        }
        updatePending(number);
    }

    private void updatePending(int number) {
        if (mutations.get(number).currentState().isPending()) {
            pending.add(number);
        } else {
            pending.remove(number);
        }
    }

    private void stands(MutationId id, MutationState state, LedgerEntry entry, long countsFrom) {
        of(id).addState(Math.toIntExact(entry.ledgerNumber()), Math.toIntExact(countsFrom), state);
        updatePending(numbers.ordinalOf(id));
    }

    private void goesOn(MutationId id, LedgerEntry entry, long countsFrom) {
        of(id).repeatState(Math.toIntExact(entry.ledgerNumber()), Math.toIntExact(countsFrom));
    }

    private IndexedMutation of(MutationId id) {
        int number = numbers.ordinalOf(id);
        if (number == MutationOrdinalIndex.NO_ORDINAL) {
            throw new IllegalStateException("Mutation has no proposal: " + id);
        }
        return mutations.get(number);
    }

    /**
     * A search hit.
     *
     * @param entries ledger numbers of its entries, oldest first
     */
    record MutationRegisterHit(MutationId mutation, MutationState state, List<Long> entries) {
        MutationRegisterHit {
            entries = List.copyOf(entries);
        }

        /** Ledger number of the proposal. */
        long proposalLedgerNumber() {
            return entries.getFirst();
        }

        /** Ledger number of the last entry. */
        long lastLedgerNumber() {
            return entries.getLast();
        }
    }

    /** Finds mutations proposed before a ledger number that match, as known at another, newest proposal first. */
    List<MutationRegisterHit> find(long before, long upTo, int limit, Predicate<MutationRegisterCandidate> wanted) {
        return IntStream.iterate(proposedBefore(before) - 1, number -> number >= 0, number -> number - 1)
                .filter(number -> mutations.get(number).knownStates(upTo) > 0)
                .mapToObj(number -> new MutationRegisterCandidate(number, upTo))
                .filter(wanted)
                .limit(limit)
                .map(MutationRegisterCandidate::found)
                .toList();
    }

    /** Number of mutations proposed before a ledger number. */
    private int proposedBefore(long ledgerNumber) {
        int low = 0;
        int high = numbers.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mutations.get(middle).entryNumber(0) < ledgerNumber) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A mutation to match. */
    final class MutationRegisterCandidate {
        private final int number;
        private final IndexedMutation mutation;
        private final int last;

        MutationRegisterCandidate(int number, long upTo) {
            this.number = number;
            this.mutation = mutations.get(number);
            this.last = mutation.knownStates(upTo) - 1;
        }

        IndexedMutation mutation() {
            return mutation;
        }

        MutationId id() {
            return numbers.mutationId(number);
        }

        MutationState state() {
            return mutation.state(last);
        }

        /** Ledger number of the reversal, which later entries may follow. */
        int reversalLedgerNumber() {
            return IntStream.rangeClosed(0, last)
                    .filter(act -> mutation.state(act) == MutationState.REVERSED)
                    .map(mutation::entryNumber)
                    .findFirst()
                    .orElseThrow();
        }

        /** Whether it has an entry in this range. */
        boolean hasEntryIn(LedgerRange stretch) {
            return IntStream.rangeClosed(0, last).anyMatch(act -> stretch.contains(mutation.entryNumber(act)));
        }

        MutationRegisterHit found() {
            return new MutationRegisterHit(
                    id(),
                    state(),
                    IntStream.rangeClosed(0, last)
                            .mapToObj(act -> (long) mutation.entryNumber(act))
                            .toList());
        }
    }

    /** The mutations that replace a reversed one, in order of proposal. */
    List<MutationId> correctionsOf(MutationId mutation) {
        return corrections.getOrDefault(mutation, List.of()).stream()
                .map(numbers::mutationId)
                .toList();
    }

    /** The mutations that await consents now, each with the ledger number of its last entry, in order of proposal. */
    SequencedMap<MutationId, Long> findPending() {
        SequencedMap<MutationId, Long> found = new LinkedHashMap<>();
        pending.forEach(number ->
                found.put(numbers.mutationId(number), mutations.get(number).lastEntryNumber()));
        return found;
    }

    private int known(long upTo) {
        int known = numbers.size();
        while (known > 0 && mutations.get(known - 1).knownStates(upTo) == 0) {
            known--;
        }
        return known;
    }

    @Override
    public long writeRows(DataOutput out, long upTo) throws IOException {
        int known = known(upTo);
        out.writeInt(known);
        for (int number = 0; number < known; number++) {
            MutationId id = numbers.mutationId(number);
            out.writeLong(id.value().getMostSignificantBits());
            out.writeLong(id.value().getLeastSignificantBits());
            mutations.get(number).write(out, upTo);
        }
        return known;
    }

    @Override
    public void restoreRows(DataInput in) throws IOException {
        int known = in.readInt();
        for (int number = 0; number < known; number++) {
            add(new MutationId(new UUID(in.readLong(), in.readLong())), IndexedMutation.read(in, words));
        }
    }

    @Override
    public Stream<String> describeRows(long upTo) {
        return IntStream.range(0, known(upTo))
                .mapToObj(number -> numbers.mutationId(number) + ": "
                        + mutations.get(number).row(upTo));
    }
}
