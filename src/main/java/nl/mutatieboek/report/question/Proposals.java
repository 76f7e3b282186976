package nl.mutatieboek.report.question;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.budget.Event.MutationProposed;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;

/** What mutations were proposed as, read from the ledger: the first entry of a dossier, which never changes. */
final class Proposals {
    private final Entries entries;

    Proposals(Entries entries) {
        this.entries = entries;
    }

    /** Those proposed first in front. */
    Map<MutationId, MutationProposed> of(Collection<MutationId> mutations) {
        Map<MutationId, MutationProposed> proposals = new LinkedHashMap<>();
        entries.of(mutations.stream().map(Stream::of).toList()).values().stream()
                .map(List::getFirst)
                .sorted(Comparator.comparingLong(Entry::ledgerNumber))
                .forEach(first -> {
                    if (!(first.event() instanceof MutationProposed proposed)) {
                        throw new IllegalStateException("Not a proposal: " + first);
                    }
                    proposals.put(proposed.mutation(), proposed);
                });
        return proposals;
    }
}
