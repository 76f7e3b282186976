package nl.mutatieboek.report.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.StreamId;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.Reversal;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;

/** Reads the events of mutations from the ledger. */
final class MutationHistoryReader {
    private final LedgerReader entries;

    MutationHistoryReader(LedgerReader entries) {
        this.entries = entries;
    }

    /** Returns the histories known at the as-of point, in order of proposal. */
    Map<MutationId, MutationHistory> read(Collection<MutationId> mutations, ResolvedAsOf point) {
        long whole = entries.findLastCompleteCommand(point.ledgerNumber());
        return entries.readStream(mutations.stream().map(StreamId::of).toList()).values().stream()
                .map(happened -> toHistory(happened, whole))
                .sorted(Comparator.comparingLong(MutationHistory::proposedAt))
                .collect(Collectors.toMap(
                        MutationHistory::mutation, told -> told, (one, other) -> one, LinkedHashMap::new));
    }

    private static MutationHistory toHistory(List<LedgerEntry> happened, long whole) {
        List<LedgerEntry> known =
                happened.stream().filter(entry -> entry.ledgerNumber() <= whole).toList();
        if (!(known.getFirst().event() instanceof MutationProposed proposed)) {
            throw new IllegalStateException("Not a proposal: " + known.getFirst());
        }
        return new MutationHistory(proposed, known);
    }

    /**
     * The first mutation in the chain of reversals that leads to this one.
     *
     * @param told histories in which the chain is followed
     */
    static MutationId origin(MutationId mutation, Map<MutationId, MutationHistory> told) {
        MutationHistory of = told.get(mutation);
        Reversal reversal = of == null ? null : of.proposal().reversal();
        return reversal == null || !told.containsKey(reversal.of()) ? mutation : origin(reversal.of(), told);
    }
}
