package nl.mutatieboek.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import org.jspecify.annotations.Nullable;

/**
 * Who may do something.
 *
 * @param audience to whom it is, whatever the roles
 * @param scopesWhenPresented how far each role reaches with what was presented to parliament; those that are not named reach nowhere
 * @param scopesUnderEmbargo how far each reaches with what was not
 * @param mutationState in which state a dossier is, where it is about one; null where it is not
 */
record AccessRule(
        AccessAudience audience,
        Map<Role, PermissionScope> scopesWhenPresented,
        Map<Role, PermissionScope> scopesUnderEmbargo,
        @Nullable String mutationState) {
    /** To whom a door is open. */
    enum AccessAudience {
        TO_ALL,
        TO_ALL_KNOWN,
        TO_ROLES
    }

    /** Of everybody, known or not. */
    static final AccessRule PUBLIC = new AccessRule(AccessAudience.TO_ALL, Map.of(), Map.of(), null);

    /** Of everybody who came in, with any role or none. */
    static final AccessRule AUTHENTICATED = new AccessRule(AccessAudience.TO_ALL_KNOWN, Map.of(), Map.of(), null);

    /** Of nobody who comes in by a door. */
    static final AccessRule COMMAND_LINE_ONLY = new AccessRule(AccessAudience.TO_ROLES, Map.of(), Map.of(), null);

    /** Whoever works with the book, in every chapter. */
    static final Map<Role, PermissionScope> ALL_CHAPTERS_FOR_OFFICIALS = Map.of(
            Role.PROPOSER, PermissionScope.EVERY,
            Role.APPROVER, PermissionScope.EVERY,
            Role.COUNTERPART, PermissionScope.EVERY,
            Role.INSPECTORATE, PermissionScope.EVERY,
            Role.IMPORTER, PermissionScope.EVERY,
            Role.AUDITOR, PermissionScope.EVERY);

    /** The same of what was not presented: who works for a chapter, that chapter. */
    static final Map<Role, PermissionScope> EMBARGO_SCOPES = Map.of(
            Role.PROPOSER, PermissionScope.OWN,
            Role.APPROVER, PermissionScope.OWN,
            Role.COUNTERPART, PermissionScope.OWN,
            Role.INSPECTORATE, PermissionScope.EVERY,
            Role.IMPORTER, PermissionScope.EVERY,
            Role.AUDITOR, PermissionScope.EVERY);

    static AccessRule forRoles(Map<Role, PermissionScope> presented, Map<Role, PermissionScope> underEmbargo) {
        return new AccessRule(AccessAudience.TO_ROLES, presented, underEmbargo, null);
    }

    /** To whom an embargo makes no difference. */
    static AccessRule forRoles(Map<Role, PermissionScope> reach) {
        return forRoles(reach, reach);
    }

    /** Of a dossier in this state. */
    AccessRule forState(String asked) {
        return new AccessRule(audience, scopesWhenPresented, scopesUnderEmbargo, asked);
    }

    /** The cell of the table. */
    PermissionScope scopeOf(Role role, boolean embargoed) {
        return (embargoed ? scopesUnderEmbargo : scopesWhenPresented).getOrDefault(role, PermissionScope.NOWHERE);
    }

    /** Whether these grants may at all, of any chapter. */
    boolean allows(Collection<RoleGrant> grants) {
        return grants.stream().anyMatch(grant -> switch (scopeOf(grant.role(), false)) {
            case NOWHERE -> false;
            case OWN, EVERY -> true;
            case BOOK -> grant.chapter() == null;
        });
    }

    /** Whether these grants may with all of these chapters; with no chapter named, all that there are. */
    boolean allows(Collection<RoleGrant> grants, Set<ChapterCode> chapters, boolean embargoed) {
        return grants.stream().anyMatch(grant -> scopeOf(grant.role(), embargoed) == PermissionScope.EVERY)
                || (!chapters.isEmpty()
                        && chapters.stream()
                                .allMatch(chapter -> grants.stream()
                                        .anyMatch(grant -> scopeOf(grant.role(), embargoed) != PermissionScope.NOWHERE
                                                && (grant.chapter() == null
                                                        || grant.chapter().equals(chapter)))));
    }
}
