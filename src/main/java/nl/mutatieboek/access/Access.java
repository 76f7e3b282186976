package nl.mutatieboek.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import org.jspecify.annotations.Nullable;

/**
 * Who may do something.
 *
 * @param open to whom it is, whatever the roles
 * @param presented how far each role reaches with what was presented to parliament; those that are not named reach nowhere
 * @param underEmbargo how far each reaches with what was not
 * @param state in which state a dossier is, where it is about one; null where it is not
 */
record Access(
        Open open,
        Map<Role, Reach> presented,
        Map<Role, Reach> underEmbargo,
        @Nullable String state) {
    /** To whom a door is open. */
    enum Open {
        TO_ALL,
        TO_ALL_KNOWN,
        TO_ROLES
    }

    /** Of everybody, known or not. */
    static final Access OPEN = new Access(Open.TO_ALL, Map.of(), Map.of(), null);

    /** Of everybody who came in, with any role or none. */
    static final Access KNOWN = new Access(Open.TO_ALL_KNOWN, Map.of(), Map.of(), null);

    /** Of nobody who comes in by a door. */
    static final Access OPERATOR = new Access(Open.TO_ROLES, Map.of(), Map.of(), null);

    /** Whoever works with the book, in every chapter. */
    static final Map<Role, Reach> WORKING = Map.of(
            Role.PROPOSER, Reach.EVERY,
            Role.APPROVER, Reach.EVERY,
            Role.COUNTERPART, Reach.EVERY,
            Role.INSPECTORATE, Reach.EVERY,
            Role.IMPORTER, Reach.EVERY,
            Role.AUDITOR, Reach.EVERY);

    /** The same of what was not presented: who works for a chapter, that chapter. */
    static final Map<Role, Reach> UNDER_EMBARGO = Map.of(
            Role.PROPOSER, Reach.OWN,
            Role.APPROVER, Reach.OWN,
            Role.COUNTERPART, Reach.OWN,
            Role.INSPECTORATE, Reach.EVERY,
            Role.IMPORTER, Reach.EVERY,
            Role.AUDITOR, Reach.EVERY);

    static Access of(Map<Role, Reach> presented, Map<Role, Reach> underEmbargo) {
        return new Access(Open.TO_ROLES, presented, underEmbargo, null);
    }

    /** To whom an embargo makes no difference. */
    static Access of(Map<Role, Reach> reach) {
        return of(reach, reach);
    }

    /** Of a dossier in this state. */
    Access on(String asked) {
        return new Access(open, presented, underEmbargo, asked);
    }

    /** The cell of the table. */
    Reach reach(Role role, boolean embargoed) {
        return (embargoed ? underEmbargo : presented).getOrDefault(role, Reach.NOWHERE);
    }

    /** Whether these grants may at all, of any chapter. */
    boolean allows(Collection<Grant> grants) {
        return grants.stream().anyMatch(grant -> switch (reach(grant.role(), false)) {
            case NOWHERE -> false;
            case OWN, EVERY -> true;
            case BOOK -> grant.chapter() == null;
        });
    }

    /** Whether these grants may with all of these chapters; with no chapter named, all that there are. */
    boolean allows(Collection<Grant> grants, Set<ChapterCode> chapters, boolean embargoed) {
        return grants.stream().anyMatch(grant -> reach(grant.role(), embargoed) == Reach.EVERY)
                || (!chapters.isEmpty()
                        && chapters.stream()
                                .allMatch(chapter -> grants.stream()
                                        .anyMatch(grant -> reach(grant.role(), embargoed) != Reach.NOWHERE
                                                && (grant.chapter() == null
                                                        || grant.chapter().equals(chapter)))));
    }
}
