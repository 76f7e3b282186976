package nl.mutatieboek.security;

import static org.assertj.core.api.Assertions.assertThat;

import nl.mutatieboek.LogCapture;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class CredentialPasswordEncoderTest {
    private final CredentialPasswordEncoder encoder = new CredentialPasswordEncoder();

    /** The library skips the computation, and logs that, if the hash is malformed; the time would tell who exists. */
    @Test
    void rejected_service_key_is_compared_with_a_well_formed_password_hash() {
        String key = encoder.generate(AccountType.SERVICE);
        String hash = encoder.hash(AccountType.SERVICE, key);

        try (LogCapture log = new LogCapture()) {
            assertThat(encoder.matches("wrong", hash)).isFalse();
            assertThat(log.warnings()).isEmpty();
        }
        assertThat(encoder.matches(key, hash)).isTrue();
    }

    @Test
    void generated_password_matches_its_hash_only() {
        String password = encoder.generate(AccountType.LOCAL);
        String hash = encoder.hash(AccountType.LOCAL, password);

        assertThat(hash).startsWith("{argon2}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(encoder.matches(password, hash)).isTrue();
        assertThat(encoder.matches(password + "x", hash)).isFalse();
    }
}
