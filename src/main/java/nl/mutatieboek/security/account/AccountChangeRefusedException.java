package nl.mutatieboek.security.account;

import java.util.Locale;

/** Why an account is not changed as was asked. */
public final class AccountChangeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reasons. */
    public enum AccountRefusalReason {
        LOGIN_MALFORMED,
        LOGIN_TAKEN,
        NAME_MALFORMED,
        NO_SUCH_SUBJECT,
        /** Nobody changes what he himself may do. */
        OWN_GRANTS,
        LAST_ADMINISTRATOR,
        /** An account for which an issuer vouches has no password or key here. */
        NO_SECRET
    }

    private final AccountRefusalReason reason;

    public AccountChangeRefusedException(AccountRefusalReason why) {
        super(why.name().toLowerCase(Locale.ROOT), null, false, false);
        this.reason = why;
    }

    public AccountRefusalReason reason() {
        return reason;
    }
}
