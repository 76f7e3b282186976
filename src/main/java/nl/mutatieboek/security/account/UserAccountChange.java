package nl.mutatieboek.security.account;

import java.time.Instant;

/**
 * A recorded change of an account, without names.
 *
 * @param by subject that made the change, or an automatic source: {@code set-up}, {@code issuer}
 * @param subject subject of the account
 * @param detail grant or type of account; empty if there is none
 */
public record UserAccountChange(
        long number, Instant at, String by, String subject, UserAccountChangeType what, String detail) {
    /** Type of change. */
    public enum UserAccountChangeType {
        ACCOUNT_MADE,
        NAMED,
        GRANTED,
        GRANT_ENDED,
        SECRET_RESET,
        PASSWORD_CHANGED,
        LOCKED,
        UNLOCKED,
        FORGOTTEN;

        /** Whether the detail of the change is a grant. */
        public boolean isOfGrant() {
            return this == GRANTED || this == GRANT_ENDED;
        }
    }
}
