package nl.mutatieboek.security;

import java.util.Locale;
import java.util.Optional;

/** Policy for chosen passwords: long enough and without the login. */
final class PasswordPolicy {
    private PasswordPolicy() {}

    /** Returns the message key of the violation; empty if there is none. */
    static Optional<String> findViolation(String password, String repeated, String login) {
        if (password.length() < CredentialPasswordEncoder.MIN_LENGTH
                || password.length() > CredentialPasswordEncoder.MAX_LENGTH) {
            return Optional.of("password_length");
        }
        if (!login.isBlank()
                && password.toLowerCase(Locale.ROOT).contains(login.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of("password_is_name");
        }
        return password.equals(repeated) ? Optional.empty() : Optional.of("password_again");
    }
}
