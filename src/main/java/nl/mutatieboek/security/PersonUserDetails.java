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
 * Somebody who may come in.
 *
 * @param id its stable subject, whatever the name under which it comes in
 * @param name under which it comes in
 * @param password its hash, with the name of the way it was made in braces before it
 * @param grants the roles that it holds; without any it may come in and do nothing
 */
record PersonUserDetails(PersonId id, String name, String password, Set<RoleGrant> grants) implements UserDetails {
    private static final long serialVersionUID = 1L;

    PersonUserDetails {
        grants = Set.copyOf(grants);
    }

    /** Who it is to the rules. */
    Actor actor() {
        return RoleGrant.toActor(id, grants);
    }

    /** Whether it may, of any chapter. */
    boolean hasPermission(EndpointPermission action) {
        return action.accessRule().allows(grants);
    }

    /** The same in this book: where nothing can be left out, all that is under embargo must be for it. */
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

    /** The actions that the table allows it, by which doors and menus decide. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return Arrays.stream(EndpointPermission.values())
                .filter(this::hasPermission)
                .map(action -> new SimpleGrantedAuthority(action.name()))
                .toList();
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return name;
    }
}
