package nl.mutatieboek.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.RawEntry;

/**
 * Hands each entry to the rooms whose rows follow from it. Of every event name one entry is read at least, so that a name that
 * this version does not know is never passed by; of names that no room follows, no second one is.
 */
final class Derivation implements Consumer<RawEntry> {
    private final Entries entries;
    private final List<DerivedRows> rooms;
    private final Map<String, List<DerivedRows>> roomsOfName = new HashMap<>();

    Derivation(Entries entries, List<DerivedRows> rooms) {
        this.entries = entries;
        this.rooms = rooms;
    }

    @Override
    public void accept(RawEntry raw) {
        if (rooms.stream().noneMatch(room -> room.reach(raw))) {
            return;
        }
        List<DerivedRows> known = roomsOfName.get(raw.eventName());
        if (known != null && known.isEmpty()) {
            return;
        }
        Entry entry = entries.read(raw);
        List<DerivedRows> following = known == null ? following(raw.eventName()) : known;
        roomsOfName.put(raw.eventName(), following);
        for (DerivedRows room : following) {
            if (room.reach(raw)) {
                room.add(entry);
            }
        }
    }

    private List<DerivedRows> following(String eventName) {
        return rooms.stream().filter(room -> room.followFrom(eventName)).toList();
    }
}
