package nl.mutatieboek.security.account;

import java.time.Instant;

/**
 * A change of an account, as its history keeps it; names are not in it.
 *
 * @param by the subject who changed it, or what did where it was nobody: {@code set-up}, {@code command-line}
 * @param subject whose account it is
 * @param detail which grant, which sort of account; empty where there is nothing more to say
 */
public record UserAccountChange(
        long number, Instant at, String by, String subject, UserAccountChangeType what, String detail) {
    /** What can be changed. */
    public enum UserAccountChangeType {
        ACCOUNT_MADE,
        NAMED,
        GRANTED,
        GRANT_ENDED,
        SECRET_RESET,
        PASSWORD_CHANGED,
        LOCKED,
        UNLOCKED,
        FORGOTTEN
    }
}
