package nl.mutatieboek.mutation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.mutatieboek.budget.EmbargoPolicy;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.MutationRefusal;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.mutation.Mutation;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads mutations from their own event streams: never behind, and reproducible at any ledger number. */
@Component
public class MutationQueries {
    private final LedgerReader entries;
    private final EmbargoPolicy embargo;
    private final HistoryVisibilityPolicy seen;

    MutationQueries(LedgerReader entries, EmbargoPolicy embargo, HistoryVisibilityPolicy seen) {
        this.entries = entries;
        this.embargo = embargo;
        this.seen = seen;
    }

    Optional<MutationSnapshot> findCurrent(MutationId id) {
        return MutationSnapshot.fromEntries(entries.readStream(StreamId.of(id)));
    }

    /** Returns the history up to a ledger number, oldest first; complete if none is given. */
    List<HistoryEntry> findHistory(MutationId id, OptionalLong knownAt) {
        return seen.visibleEntries(known(entries.readStream(StreamId.of(id)), knownAt)).stream()
                .map(HistoryEntry::of)
                .toList();
    }

    /** Returns, for each entry, the number from which it is known: the last entry of its command. */
    Map<Long, Long> findKnownFrom(List<HistoryEntry> acts) {
        Map<Long, Long> known = new HashMap<>();
        acts.forEach(act -> known.put(
                act.ledgerNumber(),
                entries.readRestOfCommand(act.ledgerNumber()).getLast().ledgerNumber()));
        return known;
    }

    /** Returns the mutation as known at a ledger number. Commands count only as a whole. */
    Optional<MutationSnapshot> findAsOf(MutationId id, long ledgerNumber) {
        return MutationSnapshot.fromEntries(known(entries.readStream(StreamId.of(id)), OptionalLong.of(ledgerNumber)));
    }

    private static NotFoundException unknown(MutationId id) {
        return new NotFoundException("unknown-mutation", Map.of("mutation", id));
    }

    /**
     * Returns the mutation as known at a ledger number, or its current state.
     *
     * @throws NotFoundException if it does not exist, was not known yet, or is under embargo for the reader
     */
    public MutationSnapshot requireVisible(MutationId id, OptionalLong knownAt) {
        List<LedgerEntry> all = entries.readStream(StreamId.of(id));
        if (isHidden(all)) {
            throw unknown(id);
        }
        return MutationSnapshot.fromEntries(seen.visibleEntries(known(all, knownAt)))
                .orElseThrow(() -> all.isEmpty()
                        ? unknown(id)
                        : new NotFoundException(
                                "mutation-not-known-yet",
                                Map.of(
                                        "knownAt",
                                        knownAt.orElseThrow(),
                                        "proposedAt",
                                        all.getFirst().ledgerNumber())));
    }

    /**
     * Returns those entries of a mutation's own stream that the reader may see, in order.
     *
     * @throws NotFoundException if it does not exist or is under embargo for the reader
     */
    List<LedgerEntry> requireVisibleEntries(MutationId id) {
        List<LedgerEntry> all = entries.readStream(StreamId.of(id));
        if (all.isEmpty() || isHidden(all)) {
            throw unknown(id);
        }
        return seen.visibleEntries(all);
    }

    /** The current state of a mutation; empty if it does not exist or is under embargo for the reader. */
    Optional<MutationSnapshot> findVisible(MutationId id) {
        List<LedgerEntry> all = entries.readStream(StreamId.of(id));
        return isHidden(all) ? Optional.empty() : MutationSnapshot.fromEntries(seen.visibleEntries(all));
    }

    /**
     * Requires that the reader may see the mutation, before any command on it. A mutation under embargo is reported
     * exactly like one that does not exist.
     *
     * @throws RefusedException if it is under embargo
     */
    void requireNotEmbargoed(MutationId id) {
        if (isEmbargoed(id)) {
            throw new RefusedException(new MutationRefusal.UnknownMutation(id), id);
        }
    }

    /**
     * Requires that the reader may see the mutation that a proposal replaces.
     *
     * @throws RefusedException if that is under embargo
     */
    public void requireNotEmbargoed(Proposal proposal) {
        MutationId replaced = findEmbargoedPredecessor(proposal);
        if (replaced != null) {
            throw new RefusedException(new MutationRefusal.UnknownMutation(replaced), null);
        }
    }

    /** Returns the mutation that a proposal replaces, if it is under embargo for the reader; null otherwise. */
    @Nullable
    MutationId findEmbargoedPredecessor(Proposal proposal) {
        MutationId replaced = proposal.corrects();
        return replaced != null && isEmbargoed(replaced) ? replaced : null;
    }

    private boolean isHidden(List<LedgerEntry> history) {
        return !history.isEmpty()
                && history.getFirst().event() instanceof Event.MutationProposed proposed
                && embargo.isHiddenOrRecordRead(
                        proposed.proposal().moment(), proposed.proposal().chapters());
    }

    /** The mutation as known at a ledger number; empty if it was not known yet or is under embargo for the reader. */
    public Optional<MutationSnapshot> findVisibleAsOf(MutationId id, long ledgerNumber) {
        List<LedgerEntry> all = entries.readStream(StreamId.of(id));
        return isHidden(all)
                ? Optional.empty()
                : MutationSnapshot.fromEntries(seen.visibleEntries(known(all, OptionalLong.of(ledgerNumber))));
    }

    /** The mutation as its postings count at a point: booked, as long as its reversal does not count there. */
    public MutationSnapshot withReversalAsOf(MutationSnapshot snapshot, ResolvedAsOf point) {
        return snapshot.mutation() instanceof Mutation.Reversed reversed && !isReversedBy(reversed.reversalId(), point)
                ? snapshot.withoutReversal(reversed)
                : snapshot;
    }

    private boolean isReversedBy(MutationId reversal, ResolvedAsOf point) {
        return findVisibleAsOf(reversal, point.ledgerNumber())
                .map(found -> withReversalAsOf(found, point))
                .filter(MutationSnapshot::isBooked)
                .map(found -> found.facts().proposal())
                .filter(proposal -> point.includesMoment(proposal.moment()) && point.isInEffect(proposal.day()))
                .isPresent();
    }

    /** The current version, if the reader may see the mutation. */
    Optional<Long> findVersion(MutationId id) {
        return MutationSnapshot.fromEntries(seen.visibleEntries(entries.readStream(StreamId.of(id))))
                .map(MutationSnapshot::ledgerNumber);
    }

    /**
     * A mutation from which a new proposal is started.
     *
     * @param chapter chapter that proposed it
     * @param replaceable whether the new proposal may replace it
     * @param endReason why it was returned, rejected or withdrawn; null if it was not, or without a reason
     */
    public record EarlierProposal(
            String number,
            ChapterCode chapter,
            Proposal proposal,
            boolean replaceable,
            @Nullable String endReason) {}

    /**
     * Returns the current state as the basis of a new proposal.
     *
     * @throws NotFoundException if it does not exist or is under embargo for the reader
     */
    public EarlierProposal requireEarlierProposal(MutationId id) {
        MutationSnapshot snapshot = requireVisible(id, OptionalLong.empty());
        return new EarlierProposal(
                snapshot.facts().number(),
                snapshot.facts().chapter(),
                snapshot.facts().proposal(),
                snapshot.isReplaceable(),
                snapshot.mutation() instanceof Mutation.Ended ended ? ended.reason() : null);
    }

    /** Why a mutation ended that the reader may see; null if that is not known. */
    public @Nullable String findEndReason(MutationId id) {
        return findCurrent(id).isEmpty() || isEmbargoed(id)
                ? null
                : requireEarlierProposal(id).endReason();
    }

    /** The amounts of a proposal that differ from those of the mutation that it replaces, if the reader may see that. */
    public List<ProposalDifference> findDifferencesFromReplaced(Proposal proposal) {
        MutationId replaced = proposal.corrects();
        return replaced == null || findCurrent(replaced).isEmpty() || isEmbargoed(replaced)
                ? List.of()
                : ProposalDifference.between(requireEarlierProposal(replaced).proposal(), proposal);
    }

    /** The number of the mutation after a command, or after a dry run if that were recorded now. */
    public String numberAfter(CommandResult answer, MutationId id) {
        return snapshotAfter(answer, id).facts().number();
    }

    /** Whether the reader may see a mutation that exists. */
    public boolean isVisible(MutationId id) {
        return !isEmbargoed(id);
    }

    /** Returns the mutation that another one replaces, if the reader may see that; null otherwise. */
    @Nullable
    MutationId findVisiblePredecessor(MutationSnapshot snapshot) {
        MutationId replaced = snapshot.facts().proposal().corrects();
        return replaced != null && isVisiblyReplaced(replaced, snapshot.facts().mutation()) ? replaced : null;
    }

    /**
     * Whether the reader may see that a mutation was replaced: it is visible, and so is why it could be replaced when the
     * other one was proposed. Otherwise the replacement would disclose a reversal under embargo.
     */
    boolean isVisiblyReplaced(MutationId replaced, MutationId replacement) {
        return entries.readStream(StreamId.of(replacement)).stream()
                .findFirst()
                .map(proposed -> findVisibleAsOf(replaced, proposed.ledgerNumber() - 1))
                .orElseGet(() -> findVisible(replaced))
                .filter(MutationSnapshot::isReplaceable)
                .isPresent();
    }

    /** Whether the reader may not see any of it. */
    boolean isEmbargoed(MutationId id) {
        return seen.isHiddenOrRecordRead(id);
    }

    private List<LedgerEntry> known(List<LedgerEntry> all, OptionalLong knownAt) {
        if (knownAt.isEmpty()) {
            return all;
        }
        long whole = entries.findLastCompleteCommand(knownAt.getAsLong());
        return all.stream().filter(entry -> entry.ledgerNumber() <= whole).toList();
    }

    /** The mutation right after a command, or after a dry run if that were recorded now. */
    MutationSnapshot snapshotAfter(CommandResult answer, MutationId id) {
        Optional<MutationSnapshot> snapshot = switch (answer) {
            case CommandResult.DryRunResult would -> findIf(id, would.events());
            case CommandResult.RecordedResult recorded -> findAsOf(id, recorded.ledgerNumber());
            case CommandResult.RefusedResult refused ->
                throw new IllegalStateException("Command was refused: " + refused);
            case CommandResult.KeyReusedResult reused ->
                throw new IllegalStateException("Command was refused: " + reused);
        };
        return snapshot.orElseThrow();
    }

    private Optional<MutationSnapshot> findIf(MutationId id, List<Event> recorded) {
        List<Event.MutationEvent> own = recorded.stream()
                .filter(Event.MutationEvent.class::isInstance)
                .map(Event.MutationEvent.class::cast)
                .filter(event -> event.mutation().equals(id))
                .toList();
        return MutationSnapshot.withHypotheticalEvents(entries.readStream(StreamId.of(id)), own);
    }
}
