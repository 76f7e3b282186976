package nl.mutatieboek.architecture.violation.ledger.store;

/** Nothing is edited or deleted. */
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
