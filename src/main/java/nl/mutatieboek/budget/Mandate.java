package nl.mutatieboek.budget;

/** What somebody may do for the book as a whole, besides acting for chapters. */
public enum Mandate {
    /** Agree for the finance ministry: the Inspectie der Rijksfinanciën (IRF). */
    INSPECTORATE,
    /** Take over what a document publishes, into past moments too, on the authority of that document alone. */
    IMPORT
}
