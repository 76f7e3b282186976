package nl.mutatieboek.security;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people named under {@code mutatieboek.people}; without any, nobody can come in.
 *
 * @param people by the name under which each comes in
 */
@ConfigurationProperties("mutatieboek")
record PeopleProperties(@DefaultValue Map<String, ConfiguredPerson> people) {
    /**
     * One of them.
     *
     * @param password a hash that a slow function made: {@code {bcrypt}…} or {@code {pbkdf2@SpringSecurity_v5_8}…}
     * @param grants its roles: {@code PROPOSER:XX}, {@code AUDITOR}
     * @param subject who it is for ever, where that is not the name: somebody with two accounts is one subject
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

        /** Never the hash. */
        @Override
        public String toString() {
            return "Entry" + grants;
        }
    }
}
