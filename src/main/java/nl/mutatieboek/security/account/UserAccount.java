package nl.mutatieboek.security.account;

import java.util.Set;

/**
 * An account of a person or service.
 *
 * @param digest key of the account
 * @param subject stable subject; a person with two accounts is one subject
 * @param sort type of the account
 * @param login login name
 * @param name current name
 * @param secret hash of the password or key; empty for an account of the issuer
 * @param mustChange whether the password must be changed before anything else
 * @param locked whether the account is locked
 * @param grants roles of the subject: {@code PROPOSER:XX}, {@code AUDITOR}; empty if the issuer provides them
 */
public record UserAccount(
        String digest,
        String subject,
        AccountType sort,
        String login,
        String name,
        String secret,
        boolean mustChange,
        boolean locked,
        Set<String> grants) {
    public UserAccount {
        grants = Set.copyOf(grants);
    }

    /** Type of account. */
    public enum AccountType {
        /** Person with a password. */
        LOCAL,
        /** Service with a key. */
        SERVICE,
        /** Person whom the issuer authenticates. */
        OIDC
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return sort + " " + subject;
    }
}
