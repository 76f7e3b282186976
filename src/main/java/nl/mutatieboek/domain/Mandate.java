package nl.mutatieboek.domain;

/** What somebody may do on the authority of chapters, or for the book as a whole. */
public enum Mandate {
    /** Of a chapter: propose its mutations, take them back, and record what documents publish of it. */
    PROPOSE(true, false),
    /** Of a chapter: consent to what a colleague of that chapter proposed, refuse it, or except it. */
    APPROVE(true, false),
    /** Of a chapter: consent to its leg of what another chapter proposed, or refuse it. */
    CONFIRM(true, false),
    /** Of a chapter: its items, moments and bills. For the book: the chapters and moments themselves, too. */
    ADMINISTER(true, true),
    /** Agree for the finance ministry: the Inspectie der Rijksfinanciën (IRF). */
    INSPECTORATE(false, true),
    /** Take over what a document publishes, into past moments too, on the authority of that document alone. */
    IMPORT(false, true);

    private final boolean ofChapters;
    private final boolean ofBook;

    Mandate(boolean ofChapters, boolean ofBook) {
        this.ofChapters = ofChapters;
        this.ofBook = ofBook;
    }

    /** Whether it is given for chapters. */
    public boolean isGrantedPerChapter() {
        return ofChapters;
    }

    /** Whether it is given for the book as a whole. */
    public boolean isGrantedForBook() {
        return ofBook;
    }
}
