package nl.mutatieboek.security;

import java.util.Optional;
import nl.mutatieboek.domain.Mandate;
import org.jspecify.annotations.Nullable;

/**
 * Role of a person or service. {@code domain} decides by the mandate of a role; {@link EndpointPermission} decides what
 * it may read.
 */
enum Role {
    /** Reads what was presented to parliament. */
    READER(null, false, true),
    /** Proposes and withdraws mutations of a chapter, and records what documents publish about it. */
    PROPOSER(Mandate.PROPOSE, true, false),
    /** Approves or refuses proposals of a colleague of the chapter, and allows early execution. */
    APPROVER(Mandate.APPROVE, true, false),
    /** Confirms or refuses the chapter's part of a proposal of another chapter. */
    COUNTERPART(Mandate.CONFIRM, true, false),
    /** Agrees for the finance ministry (IRF), if the policy requires its agreement. */
    INSPECTORATE(Mandate.INSPECTORATE, false, true),
    /** Imports what documents publish, on their authority. */
    IMPORTER(Mandate.IMPORT, false, true),
    /** Reads everything, including what is under embargo and raw entries; changes nothing. */
    AUDITOR(null, false, true),
    /**
     * Registers items, moments and bills, and closes moments; for the whole book also rebuilds projections. Has no
     * authority over amounts.
     */
    ADMINISTRATOR(Mandate.ADMINISTER, true, true),
    /** Reads the metrics of the service only; for a monitoring system. */
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

    /** Tells whether it can be granted for a chapter. */
    boolean isOfChapter() {
        return ofChapter;
    }

    /** Tells whether it can be granted for the whole book. */
    boolean isOfBook() {
        return ofBook;
    }
}
