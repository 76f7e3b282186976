package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.value.PersonId;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A person or service that can log in.
 *
 * @param id stable subject, independent of the login
 * @param name login name
 * @param password hash, prefixed with its algorithm in braces
 * @param grants roles; without any the person can log in only
 */
record PersonUserDetails(PersonId id, String name, String password, Set<RoleGrant> grants) implements UserDetails {
    PersonUserDetails {
        grants = Set.copyOf(grants);
    }

    /** Returns the actor for the rules. */
    Actor actor() {
        return RoleGrant.toActor(id, grants);
    }

    /** Tells whether the grants permit the action for any chapter. */
    boolean hasPermission(EndpointPermission action) {
        return action.accessRule().allows(grants);
    }

    /**
     * Tells whether the grants permit the action now; if the response cannot leave anything out, everything under
     * embargo must be readable.
     */
    boolean hasPermission(EndpointPermission action, EmbargoedMomentProvider embargo) {
        return hasPermission(action)
                && (!action.isAllOrNothing()
                        || action.accessRule().allows(grants, Set.of(), true)
                        || embargo.moments().isEmpty());
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String getPassword() {
        return password;
    }

    /** Returns the permissions, on which endpoints and menus decide. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Arrays.stream(EndpointPermission.values())
                .filter(this::hasPermission)
                .map(action -> new SimpleGrantedAuthority(action.name()))
                .toList();
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return name;
    }
}
