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
 * Resolves the account of a person whom the issuer authenticated. The issuer's subject maps to one of ours, which stays
 * the same when names or roles change, and which the ledger stores. Names follow the issuer.
 */
@Component
record OidcAccountResolver(AccountService accounts, OidcProperties properties) {
    private static final Logger LOG = LoggerFactory.getLogger(OidcAccountResolver.class);

    /** The issuer authenticated a person without a role here. */
    static final class NoRoleException extends AuthenticationException {
        NoRoleException() {
            super("No role here");
        }
    }

    /** The login has a lower level of assurance than required, or none. */
    static final class AssuranceTooLowException extends AuthenticationException {
        private final String acceptedLevels;

        AssuranceTooLowException(String acceptedLevels) {
            super("Level of assurance too low");
            this.acceptedLevels = acceptedLevels;
        }

        /** Accepted values, separated by spaces. */
        String acceptedLevels() {
            return acceptedLevels;
        }
    }

    /**
     * Checks the level of assurance of a login (OIDC NL GOV 1.0.1, claim {@code acr}).
     *
     * @throws AssuranceTooLowException if the configuration names levels, and this is none of them
     */
    void requireAssurance(Map<String, Object> claims) {
        List<String> accepted = properties.acrValues();
        if (!accepted.isEmpty() && !(claims.get("acr") instanceof String acr && accepted.contains(acr))) {
            LOG.warn(
                    "Refused: level of assurance {} is too low; accepted are {}",
                    claims.get("acr") == null
                            ? "none"
                            : LoggingAccessDeniedHandler.sanitize(
                                    claims.get("acr").toString()),
                    accepted);
            throw new AssuranceTooLowException(String.join(" ", accepted));
        }
    }

    /**
     * Resolves verified claims; creates the account at the first login.
     *
     * @throws AuthenticationException if the person has no role here or the account is locked
     */
    PersonUserDetails resolveOrCreate(Map<String, Object> claims) {
        try {
            return resolve(claims);
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("Account lookup failed", e);
        }
    }

    private PersonUserDetails resolve(Map<String, Object> claims) {
        Set<RoleGrant> grants = properties.grants(claims);
        String issuerSubject = Objects.toString(claims.get("sub"), "");
        String name = properties.name(claims);
        if (grants.isEmpty()) {
            LOG.warn(
                    "Refused: person from the issuer has no role here, {}",
                    accounts.findByIssuer(properties.issuer(), issuerSubject)
                            .map(account -> "subject " + account.subject())
                            .orElse("no account yet"));
            throw new NoRoleException();
        }
        UserAccount account = accounts.findByIssuer(properties.issuer(), issuerSubject)
                .orElseGet(() -> create(issuerSubject, name == null ? nameOf(issuerSubject) : name));
        if (account.locked()) {
            LOG.warn("Refused: subject {}, the account is locked", account.subject());
            throw new LockedException("Locked");
        }
        if (name != null && !name.equals(account.name())) {
            accounts.rename("issuer", account.subject(), name);
        }
        String displayName = name == null ? account.name() : name;
        return new PersonUserDetails(
                new PersonId(account.subject()),
                displayName.isEmpty() ? account.subject() : displayName,
                "",
                grants,
                account);
    }

    /** A subject may be longer than a name. */
    private static String nameOf(String issuerSubject) {
        return Objects.requireNonNullElse(OidcProperties.toName(issuerSubject), issuerSubject);
    }

    /** Concurrent first requests of a person create one account. */
    private UserAccount create(String issuerSubject, String name) {
        try {
            return accounts.createFromIssuer(properties.issuer(), issuerSubject, name);
        } catch (AccountChangeRefusedException e) {
            return accounts.findByIssuer(properties.issuer(), issuerSubject).orElseThrow(() -> e);
        }
    }
}
