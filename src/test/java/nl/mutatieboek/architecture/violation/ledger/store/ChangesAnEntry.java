package nl.mutatieboek.architecture.violation.ledger.store;

/** Entries are never updated or deleted. */
public final class ChangesAnEntry {
    private ChangesAnEntry() {}

    public static String better(long number) {
        return """
            update
                ledger_entry
            set payload = ? where ledger_number =\
            """ + number;
    }
}
