package nl.mutatieboek.domain.moment;

/** On what ground the embargo on a moment ended. */
public enum EmbargoEndReason {
    /** The chapter's bill was presented to parliament. */
    PRESENTED,
    /** The chapter's budget bill was adopted, and with it what amended it on the way: a nota van wijziging, the adopted budget. */
    ADOPTED,
    /** The stated time came. */
    STATED_TIME,
    /** It had ended when the moment was registered, or when its day was corrected. */
    REGISTERED,
    /** A published document of the moment was imported. */
    PUBLISHED_DOCUMENT
}
