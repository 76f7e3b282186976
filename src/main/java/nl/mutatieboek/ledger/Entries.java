package nl.mutatieboek.ledger;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.mutatieboek.budget.Stream;

/** The read port of the ledger. Shows only what is on disk. */
public interface Entries {
    Head head();

    /** At most {@code limit} raw entries after this number, in ledger order. */
    List<RawEntry> after(long ledgerNumber, int limit);

    /** All raw entries in ledger order, one by one, whatever the size of the book; the number of entries handed out. */
    long forEach(Consumer<RawEntry> reader);

    /** The entries of one stream, in order. */
    List<Entry> of(Stream stream);

    /** Reads what a raw entry says; an unknown name is an error. */
    Entry read(RawEntry entry);

    /** The command's identity is the identity of its last entry. */
    boolean answered(UUID command);
}
