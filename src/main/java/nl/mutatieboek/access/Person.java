package nl.mutatieboek.access;

import java.util.Collection;
import java.util.Set;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.term.PersonId;
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
record Person(PersonId id, String name, String password, Set<Grant> grants) implements UserDetails {
    private static final long serialVersionUID = 1L;

    Person {
        grants = Set.copyOf(grants);
    }

    /** Who it is to the rules. */
    Actor actor() {
        return Grant.actor(id, grants);
    }

    boolean has(Role role) {
        return grants.stream().anyMatch(grant -> grant.role() == role);
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return grants.stream()
                .map(grant -> grant.role().name())
                .distinct()
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return name;
    }
}
