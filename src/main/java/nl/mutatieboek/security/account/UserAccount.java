package nl.mutatieboek.security.account;

import java.util.Set;

/**
 * A way in which somebody comes in.
 *
 * @param digest by which it is known
 * @param subject who it is, for ever; somebody with two accounts is one subject
 * @param sort how it comes in
 * @param login the name under which it comes in
 * @param name the name that it has now
 * @param secret the hash of its password or key; empty where an issuer vouches for it
 * @param mustChange whether it must choose another password before anything else
 * @param locked whether somebody shut it
 * @param grants its roles, of the subject: {@code PROPOSER:XX}, {@code AUDITOR}; empty where an issuer states them
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

    /** How somebody comes in. */
    public enum AccountType {
        /** Somebody with a password. */
        LOCAL,
        /** A service with a key. */
        SERVICE,
        /** Somebody for whom an issuer vouches. */
        OIDC
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return sort + " " + subject;
    }
}
