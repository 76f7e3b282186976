package nl.mutatieboek.domain.moment;

/** Reason why the embargo on a moment ended. */
public enum EmbargoEndReason {
    /** The chapter's bill was presented to parliament. */
    PRESENTED,
    /** The chapter's budget bill was adopted, together with its amendments (nota van wijziging, adopted budget). */
    ADOPTED,
    /** The stated time was reached. */
    STATED_TIME,
    /** The embargo had ended when the moment was registered or its day was corrected. */
    REGISTERED,
    /** A published document of the moment was imported. */
    PUBLISHED_DOCUMENT
}
