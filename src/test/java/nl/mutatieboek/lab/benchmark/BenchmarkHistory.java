package nl.mutatieboek.lab.benchmark;

import nl.mutatieboek.lab.largebook.LargeLedgerGenerator;
import nl.mutatieboek.ledger.LedgerHead;
import nl.mutatieboek.ledger.RawEntry;

/** The history of the read benchmark, which is the same in each run, up to a number of mutations. */
final class BenchmarkHistory {
    private static final long SEED = 20_261_124;

    private BenchmarkHistory() {}

    /** Takes the entries one by one. */
    interface EntryConsumer {
        void read(RawEntry entry) throws Exception;
    }

    /** Tells all entries in ledger order; the head after the last. */
    static LedgerHead generate(int mutations, EntryConsumer reader) throws Exception {
        LargeLedgerGenerator book = new LargeLedgerGenerator(SEED);
        int proposed = 0;
        while (proposed < mutations || !book.isAtCommandEnd()) {
            RawEntry entry = book.next();
            if (entry.eventName().equals("mutation-proposed")) {
                proposed++;
            }
            reader.read(entry);
        }
        return book.head();
    }
}
