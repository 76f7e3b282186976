package nl.mutatieboek.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.PersonId;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of accounts and sessions.
 *
 * @param people configured people by login, for a trial on one machine; none by default
 * @param setUp {@code again} shows a code for another administrator at the next start; absent by default
 * @param session limits on sessions of the pages
 * @param guesses limits on failed login attempts
 */
@Validated
@ConfigurationProperties("mutatieboek")
record LoginProperties(
        @DefaultValue Map<String, ConfiguredPerson> people,

        @DefaultValue("") @Pattern(regexp = "(again)?", message = "must be \"again\" or absent")
        String setUp,

        @DefaultValue @Valid Session session,
        @DefaultValue @Valid Guesses guesses) {
    /**
     * Limits on sessions of the pages.
     *
     * @param longest time after which a session ends even if it is used; 10 hours by default
     * @param mostStrangers how many sessions without a login exist at once; a further one ends the oldest; 20,000 by
     *     default
     */
    record Session(
            @DefaultValue("10h") @DurationMin(inclusive = false)
            Duration longest,

            @DefaultValue("20000") @Min(1) int mostStrangers) {}

    /**
     * Limits on failed login attempts.
     *
     * @param byName how many attempts for one name may fail within the pause; 5 by default
     * @param byAddress how many attempts from one address, or a /64 of IPv6, may fail within the pause; 50 by default
     * @param pause time from the first failure after which failed attempts are forgotten; 15 minutes by default
     */
    record Guesses(
            @DefaultValue("5") @Min(1) int byName,
            @DefaultValue("50") @Min(1) int byAddress,

            @DefaultValue("15m") @DurationMin(inclusive = false)
            Duration pause) {}

    /**
     * A configured person.
     *
     * @param password slow hash: {@code {bcrypt}…} or {@code {pbkdf2@SpringSecurity_v5_8}…}
     * @param grants roles: {@code PROPOSER:XX}, {@code AUDITOR}
     * @param subject stable subject if it is not the login; two logins may share one
     */
    record ConfiguredPerson(
            @DefaultValue("") String password,
            @DefaultValue Set<String> grants,
            @Nullable String subject) {
        PersonUserDetails toUserDetails(String name) {
            if (!password.startsWith("{bcrypt}") && !password.startsWith("{pbkdf2@SpringSecurity_v5_8}")) {
                throw new IllegalArgumentException("mutatieboek.people." + name
                        + ".password is no hash that begins with {bcrypt} or {pbkdf2@SpringSecurity_v5_8}");
            }
            return new PersonUserDetails(
                    new PersonId(subject == null ? name : subject),
                    name,
                    password,
                    grants.stream().map(RoleGrant::parse).collect(Collectors.toSet()),
                    null);
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "Entry" + grants;
        }
    }
}
