package nl.mutatieboek.evidence;

import java.util.function.Consumer;
import nl.mutatieboek.ledger.Entries;
import nl.mutatieboek.ledger.Folding;
import nl.mutatieboek.ledger.RawEntry;

/** Reads each entry and hands it to projections that have read nothing before. */
final class Derivation implements Consumer<RawEntry> {
    private final Entries entries;
    private final Folding folding;

    Derivation(Entries entries, Folding folding) {
        this.entries = entries;
        this.folding = folding;
    }

    @Override
    public void accept(RawEntry raw) {
        folding.read(entries.read(raw));
    }
}
