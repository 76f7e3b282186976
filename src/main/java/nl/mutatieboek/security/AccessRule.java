package nl.mutatieboek.security;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import org.jspecify.annotations.Nullable;

/**
 * Permission rule of an endpoint.
 *
 * @param audience who may use it, regardless of roles
 * @param scopesWhenPresented scope of each role for what was presented to parliament; other roles have none
 * @param scopesUnderEmbargo scope of each role for what was not presented yet
 * @param mutationState required state of the mutation; null if the endpoint is not about one
 */
record AccessRule(
        AccessAudience audience,
        Map<Role, PermissionScope> scopesWhenPresented,
        Map<Role, PermissionScope> scopesUnderEmbargo,
        @Nullable String mutationState) {
    /** Audience of an endpoint. */
    enum AccessAudience {
        TO_ALL,
        TO_ALL_KNOWN,
        TO_ROLES
    }

    /** For everybody, authenticated or not. */
    static final AccessRule PUBLIC = new AccessRule(AccessAudience.TO_ALL, Map.of(), Map.of(), null);

    /** For every authenticated person, with any role or none. */
    static final AccessRule AUTHENTICATED = new AccessRule(AccessAudience.TO_ALL_KNOWN, Map.of(), Map.of(), null);

    /** For the command line only. */
    static final AccessRule COMMAND_LINE_ONLY = new AccessRule(AccessAudience.TO_ROLES, Map.of(), Map.of(), null);

    /** Every role that reads the book, for all chapters. */
    static final Map<Role, PermissionScope> ALL_READERS = Map.of(
            Role.READER, PermissionScope.EVERY,
            Role.PROPOSER, PermissionScope.EVERY,
            Role.APPROVER, PermissionScope.EVERY,
            Role.COUNTERPART, PermissionScope.EVERY,
            Role.INSPECTORATE, PermissionScope.EVERY,
            Role.IMPORTER, PermissionScope.EVERY,
            Role.AUDITOR, PermissionScope.EVERY,
            Role.ADMINISTRATOR, PermissionScope.EVERY);

    /** Every official role, for all chapters. */
    static final Map<Role, PermissionScope> ALL_CHAPTERS_FOR_OFFICIALS = Map.of(
            Role.PROPOSER, PermissionScope.EVERY,
            Role.APPROVER, PermissionScope.EVERY,
            Role.COUNTERPART, PermissionScope.EVERY,
            Role.INSPECTORATE, PermissionScope.EVERY,
            Role.IMPORTER, PermissionScope.EVERY,
            Role.AUDITOR, PermissionScope.EVERY);

    /** Scopes under embargo: roles of a chapter see only that chapter. */
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

    /** Creates a rule on which an embargo has no effect. */
    static AccessRule forRoles(Map<Role, PermissionScope> scopes) {
        return forRoles(scopes, scopes);
    }

    /** Returns a copy for mutations in this state. */
    AccessRule forState(String state) {
        return new AccessRule(audience, scopesWhenPresented, scopesUnderEmbargo, state);
    }

    /** Returns the scope of a role. */
    PermissionScope scopeOf(Role role, boolean embargoed) {
        return (embargoed ? scopesUnderEmbargo : scopesWhenPresented).getOrDefault(role, PermissionScope.NOWHERE);
    }

    /** Tells whether the grants permit the action for any chapter. */
    boolean allows(Collection<RoleGrant> grants) {
        return grants.stream().anyMatch(grant -> switch (scopeOf(grant.role(), false)) {
            case NOWHERE -> false;
            case OWN, EVERY -> true;
            case BOOK -> grant.chapter() == null;
        });
    }

    /** Tells whether the grants permit the action for all these chapters; an empty set means all chapters. */
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
