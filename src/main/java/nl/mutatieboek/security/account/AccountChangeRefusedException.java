package nl.mutatieboek.security.account;

import java.util.Locale;

/** A change of an account was refused, for a reason. */
public final class AccountChangeRefusedException extends RuntimeException {
    /** Reasons. */
    public enum AccountRefusalReason {
        LOGIN_MALFORMED,
        LOGIN_TAKEN,
        NAME_MALFORMED,
        NO_SUCH_SUBJECT,
        /** People cannot change their own grants. */
        OWN_GRANTS,
        LAST_ADMINISTRATOR,
        /** An account of the issuer has no password or key here. */
        NO_SECRET
    }

    private final AccountRefusalReason reason;

    public AccountChangeRefusedException(AccountRefusalReason reason) {
        super(reason.name().toLowerCase(Locale.ROOT), null, false, false);
        this.reason = reason;
    }

    public AccountRefusalReason reason() {
        return reason;
    }
}
