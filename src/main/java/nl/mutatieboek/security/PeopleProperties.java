package nl.mutatieboek.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * People in the configuration, under {@code mutatieboek.people}.
 *
 * @param people configured people by login
 */
@ConfigurationProperties("mutatieboek")
record PeopleProperties(@DefaultValue Map<String, ConfiguredPerson> people) {
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
                    grants.stream().map(RoleGrant::parse).collect(Collectors.toSet()));
        }

        /** Without the hash. */
        @Override
        public String toString() {
            return "Entry" + grants;
        }
    }
}
