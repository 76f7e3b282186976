package nl.mutatieboek.dossier;

import java.util.List;
import java.util.Optional;
import nl.mutatieboek.budget.Event;
import nl.mutatieboek.budget.Stream;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import org.springframework.stereotype.Component;

/** The dossiers of the book, each folded from its own stream: never behind, and the same for ever at one ledger number. */
@Component
class Dossiers {
    private final Entries entries;

    Dossiers(Entries entries) {
        this.entries = entries;
    }

    /** As it stands now. */
    Optional<Dossier> find(MutationId id) {
        return Dossier.of(entries.of(Stream.of(id)));
    }

    /** All that happened to it, the oldest first. */
    List<Act> acts(MutationId id) {
        return entries.of(Stream.of(id)).stream().map(Act::of).toList();
    }

    /** As it was known at this number: a command counts as a whole. */
    Optional<Dossier> findAt(MutationId id, long ledgerNumber) {
        long whole = entries.wholeUpTo(ledgerNumber);
        List<Entry> until = entries.of(Stream.of(id)).stream()
                .filter(entry -> entry.ledgerNumber() <= whole)
                .toList();
        return Dossier.of(until);
    }

    /** As it would stand if these events were recorded now. */
    Optional<Dossier> findIf(MutationId id, List<Event> recorded) {
        List<Event.OfMutation> own = recorded.stream()
                .filter(Event.OfMutation.class::isInstance)
                .map(Event.OfMutation.class::cast)
                .filter(event -> event.mutation().equals(id))
                .toList();
        return Dossier.ifRecorded(entries.of(Stream.of(id)), own);
    }
}
