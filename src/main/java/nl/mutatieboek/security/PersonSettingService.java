package nl.mutatieboek.security;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import nl.mutatieboek.security.account.PersonSettingRepository;
import org.springframework.stereotype.Component;

/**
 * Settings of the person who makes the request. They are stored with the accounts of the person and end with them; those
 * of configured people, who have no account, are kept in memory until the process ends.
 */
@Component
public final class PersonSettingService {
    private final CurrentActor acting;
    private final PersonSettingRepository stored;
    private final Map<String, SortedMap<String, String>> unstored = new ConcurrentHashMap<>();

    PersonSettingService(CurrentActor acting, PersonSettingRepository stored) {
        this.acting = acting;
        this.stored = stored;
    }

    /** Finds the settings by name. */
    public SortedMap<String, String> findAll() {
        String subject = subject();
        return stored.isStored(subject) ? stored.findAll(subject) : new TreeMap<>(inMemory(subject));
    }

    /** Finds the people who have a setting, with its text; also outside a request. */
    public Map<String, String> findPeopleWith(String name) {
        Map<String, String> found = new TreeMap<>(stored.findPeopleWith(name));
        unstored.forEach((subject, settings) -> {
            String text = settings.get(name);
            if (text != null) {
                found.put(subject, text);
            }
        });
        return found;
    }

    /**
     * Stores a setting, in place of the earlier one of that name.
     *
     * @throws org.springframework.dao.DataAccessException if it cannot be stored, as on a read-only database
     */
    public void put(String name, String text) {
        String subject = subject();
        if (stored.isStored(subject)) {
            stored.put(subject, name, text);
        } else {
            inMemory(subject).put(name, text);
        }
    }

    /** Removes a setting, if it exists. */
    public void remove(String name) {
        String subject = subject();
        if (stored.isStored(subject)) {
            stored.remove(subject, name);
        } else {
            inMemory(subject).remove(name);
        }
    }

    private SortedMap<String, String> inMemory(String subject) {
        return unstored.computeIfAbsent(subject, s -> new ConcurrentSkipListMap<>());
    }

    private String subject() {
        return acting.personId().value();
    }
}
