package nl.mutatieboek.security;

import java.util.Optional;
import nl.mutatieboek.domain.Mandate;
import org.jspecify.annotations.Nullable;

/** What somebody is to the book. Which mandates that gives, {@code budget} judges by; what it may read, the table of this room. */
enum Role {
    /** Reads what was presented to parliament, which all that follow may too. */
    READER(null, false, true),
    /** Proposes mutations of a chapter, takes them back, and records what documents publish of it. */
    PROPOSER(Mandate.PROPOSE, true, false),
    /** Consents to what a colleague of the chapter proposed, refuses it, or excepts it. */
    APPROVER(Mandate.APPROVE, true, false),
    /** Consents to the chapter's leg of what another chapter proposed, or refuses it. */
    COUNTERPART(Mandate.CONFIRM, true, false),
    /** Agrees for the finance ministry (IRF), where the policy asks for its agreement. */
    INSPECTORATE(Mandate.INSPECTORATE, false, true),
    /** Takes over what documents publish, on their authority. */
    IMPORTER(Mandate.IMPORT, false, true),
    /** Reads everything, under embargo and entry by entry too, and changes nothing. */
    AUDITOR(null, false, true),
    /** Registers items, moments and bills, closes moments, and for the whole book rebuilds what it shows; no money. */
    ADMINISTRATOR(Mandate.ADMINISTER, true, true),
    /** Reads the numbers of the running service, and nothing of the book: for the program that watches it. */
    MONITOR(null, false, true);

    private final @Nullable Mandate mandate;
    private final boolean ofChapter;
    private final boolean ofBook;

    Role(@Nullable Mandate mandate, boolean ofChapter, boolean ofBook) {
        this.mandate = mandate;
        this.ofChapter = ofChapter;
        this.ofBook = ofBook;
    }

    Optional<Mandate> mandate() {
        return Optional.ofNullable(mandate);
    }

    /** Whether it is granted for a chapter. */
    boolean isOfChapter() {
        return ofChapter;
    }

    /** Whether it is granted for the book as a whole. */
    boolean isOfBook() {
        return ofBook;
    }
}
