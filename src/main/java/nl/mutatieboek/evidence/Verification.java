package nl.mutatieboek.evidence;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import nl.mutatieboek.evidence.RecomputedRows.Compared;
import nl.mutatieboek.evidence.RecomputedRows.Recomputation;
import nl.mutatieboek.evidence.Report.Recomputed;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.Head;
import nl.mutatieboek.ledger.RawEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;

/**
 * Recomputes the chain and every derived row from the raw entries, in one pass. To be run in one snapshot of the database:
 * head, entries and rows must be of one moment.
 */
public final class Verification {
    private final Entries entries;
    private final List<RecomputedRows> rooms;

    /**
     * @param entries all that is stored, not only what a running book shows
     * @param rooms the rows to derive again
     */
    public Verification(Entries entries, List<RecomputedRows> rooms) {
        this.entries = entries;
        this.rooms = List.copyOf(rooms);
    }

    public Report run() {
        Verifier verifier = new Verifier(head());
        List<Room> under = rooms.stream().map(Room::new).toList();
        entries.forEach(raw -> {
            verifier.accept(raw);
            if (verifier.holds()) {
                add(raw, under);
            }
        });
        Fault fault = verifier.fault().orElse(null);
        return new Report(
                verifier.verified(),
                HexFormat.of().formatHex(verifier.hash()),
                fault,
                fault == null
                        ? under.stream()
                                .map(room -> room.compared(verifier.verified()))
                                .toList()
                        : List.of());
    }

    private @Nullable Head head() {
        try {
            return entries.head();
        } catch (EmptyResultDataAccessException e) {
            return null;
        }
    }

    private void add(RawEntry raw, List<Room> under) {
        if (under.stream().anyMatch(room -> room.takes(raw))) {
            Entry entry = entries.read(raw);
            under.stream().filter(room -> room.takes(raw)).forEach(room -> room.fold.add(entry));
        }
    }

    /** The rows of one room while they are derived again. */
    private static final class Room {
        private final String name;
        private final long completeTo;
        private final Recomputation fold;

        Room(RecomputedRows rows) {
            this.name = rows.name();
            this.completeTo = rows.completeTo();
            this.fold = rows.recompute();
        }

        boolean takes(RawEntry raw) {
            return raw.ledgerNumber() <= completeTo;
        }

        Recomputed compared(long last) {
            Compared compared = fold.compare();
            List<String> differences = new ArrayList<>();
            if (completeTo > last) {
                differences.add(
                        "The %s are complete to %d, but the ledger ends at %d.".formatted(name, completeTo, last));
            }
            differences.addAll(compared.differences());
            return new Recomputed(name, completeTo, compared.rows(), differences);
        }
    }
}
