package nl.mutatieboek.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.security.account.AccountChangeRefusedException;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/**
 * Who somebody is for whom the issuer vouches. Its own subject leads to one of ours, which stays the same through renames and
 * other roles, and which the ledger names; under what the issuer calls him the first time, and each other name since.
 */
@Component
final class OidcAccountResolver {
    private static final Logger LOG = LoggerFactory.getLogger(OidcAccountResolver.class);

    private final AccountService accounts;
    private final OidcProperties configured;

    /** The issuer vouches for somebody who has no role here. */
    static final class NoRoleException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        NoRoleException() {
            super("No role here");
        }
    }

    /** The issuer vouches for somebody who logged in at a lower level of assurance than this book asks, or says no level. */
    static final class AssuranceTooLowException extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        private final String acceptedLevels;

        AssuranceTooLowException(String asked) {
            super("Level of assurance too low");
            this.acceptedLevels = asked;
        }

        /** The accepted values, with spaces between. */
        String acceptedLevels() {
            return acceptedLevels;
        }
    }

    /**
     * Somebody.
     *
     * @param accountDigest by which its account is known
     */
    record ResolvedOidcAccount(PersonUserDetails person, String accountDigest) {}

    OidcAccountResolver(AccountService accounts, OidcProperties configured) {
        this.accounts = accounts;
        this.configured = configured;
    }

    /**
     * Checks the level of assurance of a login (OIDC NL GOV 1.0.1, claim {@code acr}).
     *
     * @throws AssuranceTooLowException if the configuration names levels, and this is none of them
     */
    void requireAssurance(Map<String, Object> claims) {
        List<String> accepted = configured.acrValues();
        if (!accepted.isEmpty() && !(claims.get("acr") instanceof String acr && accepted.contains(acr))) {
            LOG.warn(
                    "Refused: the issuer vouches for a level of assurance that is too low, {}; accepted are {}",
                    claims.get("acr") == null
                            ? "none"
                            : LoggingAccessDeniedHandler.sanitize(
                                    claims.get("acr").toString()),
                    accepted);
            throw new AssuranceTooLowException(String.join(" ", accepted));
        }
    }

    /**
     * Who it is by these claims, which were checked.
     *
     * @throws AuthenticationException where it has no role here, or its account is locked
     */
    ResolvedOidcAccount resolveOrCreate(Map<String, Object> claims) {
        try {
            return met(claims);
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("The database does not say who it is", e);
        }
    }

    private ResolvedOidcAccount met(Map<String, Object> claims) {
        Set<RoleGrant> grants = configured.grants(claims);
        String theirs = Objects.toString(claims.get("sub"), "");
        String name = configured.name(claims);
        if (grants.isEmpty()) {
            LOG.warn(
                    "Refused: the issuer vouches for somebody without a role here, {}",
                    accounts.findByIssuer(configured.issuer(), theirs)
                            .map(account -> "subject " + account.subject())
                            .orElse("never met"));
            throw new NoRoleException();
        }
        UserAccount account = accounts.findByIssuer(configured.issuer(), theirs)
                .orElseGet(() -> first(theirs, name == null ? theirs : name));
        if (account.locked()) {
            LOG.warn("Refused: subject {}, the account is locked", account.subject());
            throw new LockedException("Locked");
        }
        if (name != null && !name.equals(account.name())) {
            accounts.rename("issuer", account.subject(), name);
        }
        String shown = name == null ? account.name() : name;
        return new ResolvedOidcAccount(
                new PersonUserDetails(
                        new PersonId(account.subject()), shown.isEmpty() ? account.subject() : shown, "", grants),
                account.digest());
    }

    /** Two requests of somebody new may come at once, and one account comes of it. */
    private UserAccount first(String theirs, String name) {
        try {
            return accounts.createFromIssuer(configured.issuer(), theirs, name);
        } catch (AccountChangeRefusedException e) {
            return accounts.findByIssuer(configured.issuer(), theirs).orElseThrow(() -> e);
        }
    }
}
