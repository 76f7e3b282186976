package nl.mutatieboek.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Actor;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
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
 * @param account the stored account; null if it is in the configuration
 */
record PersonUserDetails(
        PersonId id,
        String name,
        String password,
        Set<RoleGrant> grants,
        @Nullable UserAccount account) implements UserDetails {
    PersonUserDetails {
        grants = Set.copyOf(grants);
    }

    /** Returns the person of an account that logs in with a secret. */
    static PersonUserDetails of(UserAccount account) {
        return new PersonUserDetails(
                new PersonId(account.subject()),
                account.login(),
                account.secret(),
                account.grants().stream().map(RoleGrant::parse).collect(Collectors.toSet()),
                account);
    }

    AccountType accountType() {
        return account == null ? AccountType.LOCAL : account.sort();
    }

    boolean isLocked() {
        return account != null && account.locked();
    }

    boolean mustChangePassword() {
        return account != null && account.mustChange();
    }

    /** Returns a person who can change the password only. */
    PersonUserDetails withoutGrants() {
        return new PersonUserDetails(id, name, password, Set.of(), account);
    }

    UsernamePasswordAuthenticationToken toAuthentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, getAuthorities());
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
