package nl.mutatieboek.access;

/** What somebody may do besides reading what was presented to parliament, which everybody who is known may. */
enum Right {
    /** Propose mutations and act on their dossiers, and record published balances; for which chapters, the rules judge. */
    PROPOSE,
    /** Register chapters, items and moments, close moments, and rebuild what the book shows. */
    ADMINISTER,
    /** Agree for the finance ministry (IRF), where the policy asks for its agreement. */
    AGREE,
    /** Take over what documents publish, on their authority. */
    IMPORT,
    /** Read everything, under embargo and entry by entry too, and change nothing. */
    AUDIT
}
