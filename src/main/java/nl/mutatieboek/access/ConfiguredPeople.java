package nl.mutatieboek.access;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.Actor;
import nl.mutatieboek.budget.Mandate;
import nl.mutatieboek.budget.term.ChapterCode;
import nl.mutatieboek.budget.term.PersonId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The people named under {@code mutatieboek.people}; without any, nobody can come in.
 *
 * @param people by the name under which each comes in
 */
@ConfigurationProperties("mutatieboek")
record ConfiguredPeople(@DefaultValue Map<String, Entry> people) {
    /**
     * One of them.
     *
     * @param password a hash that a slow function made: {@code {bcrypt}…} or {@code {pbkdf2@SpringSecurity_v5_8}…}
     * @param actsFor the chapters on whose authority it acts
     * @param rights what it may do besides reading
     */
    record Entry(
            @DefaultValue("") String password,
            @DefaultValue Set<String> actsFor,
            @DefaultValue Set<Right> rights) {
        Person named(String name) {
            if (!password.startsWith("{bcrypt}") && !password.startsWith("{pbkdf2@SpringSecurity_v5_8}")) {
                throw new IllegalArgumentException("mutatieboek.people." + name
                        + ".password is no hash that begins with {bcrypt} or {pbkdf2@SpringSecurity_v5_8}");
            }
            Set<ChapterCode> chapters =
                    actsFor.stream().map(ChapterCode::new).collect(java.util.stream.Collectors.toSet());
            return new Person(new Actor(new PersonId(name), chapters, mandates()), password, rights);
        }

        private Set<Mandate> mandates() {
            Set<Mandate> mandates = EnumSet.noneOf(Mandate.class);
            if (rights.contains(Right.AGREE)) {
                mandates.add(Mandate.INSPECTORATE);
            }
            if (rights.contains(Right.IMPORT)) {
                mandates.add(Mandate.IMPORT);
            }
            return mandates;
        }

        /** Never the hash. */
        @Override
        public String toString() {
            return "Entry" + actsFor + rights;
        }
    }
}
