package nl.mutatieboek.report.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.HistoryVisibilityPolicy;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;

/** Reads the events of mutations from the ledger, as far as the reader may see them. */
public record MutationHistoryReader(LedgerReader ledger, HistoryVisibilityPolicy visibility) {
    /** Returns the histories known at the as-of point, in order of proposal. */
    Map<MutationId, MutationHistory> read(Collection<MutationId> mutations, ResolvedAsOf point) {
        long lastNumber = ledger.findLastCompleteCommand(point.ledgerNumber());
        return ledger.readStream(mutations.stream().map(StreamId::of).toList()).values().stream()
                .map(stream -> toHistory(stream, lastNumber))
                .sorted(Comparator.comparingLong(MutationHistory::proposalLedgerNumber))
                .collect(Collectors.toMap(
                        MutationHistory::mutation, history -> history, (one, other) -> one, LinkedHashMap::new));
    }

    private MutationHistory toHistory(List<LedgerEntry> stream, long lastNumber) {
        List<LedgerEntry> known = stream.stream()
                .filter(entry -> entry.ledgerNumber() <= lastNumber)
                .toList();
        if (!(known.getFirst().event() instanceof MutationProposed proposed)) {
            throw new IllegalStateException("Expected a proposal, found " + known.getFirst());
        }
        MutationHistory history = new MutationHistory(proposed, known, false);
        return visibility.isHiddenBesidePostings(
                        history.proposal().moment(), history.proposal().chapters())
                ? history.limitedToPostings()
                : history;
    }

    /**
     * The first mutation in the chain of reversals that leads to this one.
     *
     * @param histories histories in which the chain is followed
     */
    static MutationId origin(MutationId mutation, Map<MutationId, MutationHistory> histories) {
        MutationHistory history = histories.get(mutation);
        Reversal reversal = history == null ? null : history.proposal().reversal();
        return reversal == null || !histories.containsKey(reversal.of()) ? mutation : origin(reversal.of(), histories);
    }
}
