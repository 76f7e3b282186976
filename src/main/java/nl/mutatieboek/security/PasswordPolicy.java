package nl.mutatieboek.security;

import java.util.Locale;
import java.util.Optional;

/** What a password must be that somebody chooses: long, and not his name. */
final class PasswordPolicy {
    private PasswordPolicy() {}

    /** What is wrong with it, by the key of its sentence; nothing where it is good. */
    static Optional<String> findViolation(String password, String again, String login) {
        if (password.length() < CredentialPasswordEncoder.MIN_LENGTH
                || password.length() > CredentialPasswordEncoder.MAX_LENGTH) {
            return Optional.of("password_length");
        }
        if (!login.isBlank()
                && password.toLowerCase(Locale.ROOT).contains(login.strip().toLowerCase(Locale.ROOT))) {
            return Optional.of("password_is_name");
        }
        return password.equals(again) ? Optional.empty() : Optional.of("password_again");
    }
}
