package nl.mutatieboek.domain;

/** Permission to act on the authority of chapters, or for the book as a whole. */
public enum Mandate {
    /** For a chapter: propose and withdraw its mutations, and record its published balances. */
    PROPOSE(true, false),
    /** For a chapter: approve or reject a colleague's proposal, or allow its early execution. */
    APPROVE(true, false),
    /** For a chapter: confirm or reject its leg of another chapter's proposal. */
    CONFIRM(true, false),
    /** For a chapter: manage its items, moments and bills. For the book: also manage chapters and moments. */
    ADMINISTER(true, true),
    /** For the book: agree on behalf of the finance ministry, the Inspectie der Rijksfinanciën (IRF). */
    INSPECTORATE(false, true),
    /** For the book: import published figures, also into past moments. The document is the only authority. */
    IMPORT(false, true);

    private final boolean grantedPerChapter;
    private final boolean grantedForBook;

    Mandate(boolean grantedPerChapter, boolean grantedForBook) {
        this.grantedPerChapter = grantedPerChapter;
        this.grantedForBook = grantedForBook;
    }

    public boolean isGrantedPerChapter() {
        return grantedPerChapter;
    }

    public boolean isGrantedForBook() {
        return grantedForBook;
    }
}
