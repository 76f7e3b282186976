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
 * @param actor who it is, and for which chapters it acts
 * @param password its hash, with the name of the way it was made in braces before it
 * @param rights what it may do besides reading
 */
record Person(Actor actor, String password, Set<Right> rights) implements UserDetails {
    private static final long serialVersionUID = 1L;

    Person {
        rights = Set.copyOf(rights);
    }

    PersonId id() {
        return actor.person();
    }

    @Override
    public String getUsername() {
        return id().value();
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return rights.stream()
                .map(right -> new SimpleGrantedAuthority(right.name()))
                .toList();
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return getUsername();
    }
}
