package nl.mutatieboek.access;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Everybody who may come in. */
@Component
final class People implements UserDetailsService {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    private final Map<String, Person> people = new TreeMap<>();

    People(ConfiguredPeople configured) {
        configured.people().forEach((name, entry) -> people.put(name, entry.named(name)));
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        Person person = people.get(name);
        if (person == null) {
            throw new UsernameNotFoundException("Nobody has this name");
        }
        return person;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfNobodyCanComeIn() {
        if (people.isEmpty()) {
            LOG.warn("""
                Nobody can come in yet: no user is configured. To name one, start with, for example,
                  --mutatieboek.people.jansen.password={bcrypt}$2y$12$… \
                --mutatieboek.people.jansen.grants=PROPOSER:XX,APPROVER:XX
                or the same in a configuration file. The hash is what `htpasswd -nBC 12 jansen` prints after the colon. \
                Roles for a chapter: PROPOSER, APPROVER, COUNTERPART, ADMINISTRATOR; for the book: READER (what was \
                presented to parliament), INSPECTORATE, IMPORTER, AUDITOR (reads everything), ADMINISTRATOR. To look \
                around with users that exist already, use the profile demo.\
                """);
        }
    }
}
