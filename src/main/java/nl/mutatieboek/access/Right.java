package nl.mutatieboek.access;

/** What somebody may do besides reading, which everybody who is known may. */
enum Right {
    /** Propose mutations and act on their dossiers, and record published balances; for which chapters, the rules judge. */
    PROPOSE,
    /** Register chapters, items and moments, close moments, and rebuild what the book shows. */
    ADMINISTER
}
