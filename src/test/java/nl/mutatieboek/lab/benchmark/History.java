package nl.mutatieboek.lab.benchmark;

import nl.mutatieboek.largebook.LargeBook;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;

/** The history that is read in the bench: the same for everybody, until it has so many mutations. */
final class History {
    private static final long SEED = 20_261_124;

    private History() {}

    /** Takes the entries one by one. */
    interface Reader {
        void read(RawEntry entry) throws Exception;
    }

    /** Tells all entries in ledger order; the head after the last. */
    static LedgerHead tell(int mutations, Reader reader) throws Exception {
        LargeBook book = new LargeBook(SEED);
        int proposed = 0;
        while (proposed < mutations || !book.betweenCommands()) {
            RawEntry entry = book.next();
            if (entry.eventName().equals("mutation-proposed")) {
                proposed++;
            }
            reader.read(entry);
        }
        return book.head();
    }
}
