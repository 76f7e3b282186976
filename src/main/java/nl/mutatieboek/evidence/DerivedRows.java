package nl.mutatieboek.evidence;

import java.util.ArrayList;
import java.util.List;
import nl.mutatieboek.evidence.RecomputedRows.Compared;
import nl.mutatieboek.evidence.RecomputedRows.Recomputation;
import nl.mutatieboek.evidence.Report.Recomputed;
import nl.mutatieboek.ledger.Entry;
import nl.mutatieboek.ledger.RawEntry;

/** The rows of one room while they are derived again. */
final class DerivedRows {
    private final String name;
    private final RecomputedRows rows;
    private final long completeTo;
    private final Recomputation fold;

    DerivedRows(RecomputedRows rows) {
        this.rows = rows;
        this.name = rows.name();
        this.completeTo = rows.completeTo();
        this.fold = rows.recompute();
    }

    boolean followFrom(String eventName) {
        return rows.followFrom(eventName);
    }

    boolean reach(RawEntry raw) {
        return raw.ledgerNumber() <= completeTo;
    }

    void add(Entry entry) {
        fold.add(entry);
    }

    void readStored() {
        fold.readStored();
    }

    Recomputed compared(long last) {
        Compared compared = fold.compare();
        List<String> differences = new ArrayList<>();
        if (completeTo > last) {
            differences.add("The %s are complete to %d, but the ledger ends at %d.".formatted(name, completeTo, last));
        }
        differences.addAll(compared.differences());
        return new Recomputed(name, completeTo, compared.rows(), differences);
    }
}
