package nl.mutatieboek.ledger.store;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.ledger.RawEntry;
import nl.mutatieboek.ledger.store.RawEntryFactory.UnnumberedEvent;

/**
 * Decided events in ledger order.
 *
 * @param events the events
 * @param entries the same as entries, without recording time and hash
 */
record DecidedEvents(List<UnnumberedEvent> events, List<RawEntry> entries) {
    DecidedEvents() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void addAll(DecidedEvents more) {
        events.addAll(more.events);
        entries.addAll(more.entries);
    }

    void clear() {
        events.clear();
        entries.clear();
    }

    /** Removes the entries up to a ledger number. */
    void removeUpTo(long ledgerNumber) {
        int count = 0;
        while (count < entries.size() && entries.get(count).ledgerNumber() <= ledgerNumber) {
            count++;
        }
        events.subList(0, count).clear();
        entries.subList(0, count).clear();
    }
}
