package nl.mutatieboek.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.access.people.Account;
import nl.mutatieboek.access.people.Account.Sort;
import nl.mutatieboek.access.people.Accounts;
import nl.mutatieboek.domain.value.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everybody who may come in by a secret: those with an account, and those whom the configuration names, whose passwords
 * anybody may know. So where there are any of the latter, the application listens to its own machine only.
 */
@Component
final class People {
    private final Map<String, Person> configured = new TreeMap<>();
    private final Accounts accounts;

    /**
     * One of them.
     *
     * @param account its account; null where the configuration names it
     */
    record Known(Person person, @Nullable Account account) {
        Sort sort() {
            return account == null ? Sort.LOCAL : account.sort();
        }

        boolean isLocked() {
            return account != null && account.locked();
        }

        boolean mustChange() {
            return account != null && account.mustChange();
        }
    }

    People(
            ConfiguredPeople named,
            Accounts accounts,
            @Value("${server.address:0.0.0.0}") String address,
            @Value("${management.server.address:${server.address:0.0.0.0}}") String forManagement) {
        this.accounts = accounts;
        named.people().forEach((name, entry) -> configured.put(name, entry.named(name)));
        if (!configured.isEmpty() && !(isLoopback(address) && isLoopback(forManagement))) {
            throw new IllegalStateException(
                    "The people of the profile demo, and all others under mutatieboek.people, are for"
                            + " looking around on one machine: server.address must be 127.0.0.1 then, not " + address);
        }
    }

    Optional<Known> find(String login) {
        Person person = configured.get(login);
        return person != null
                ? Optional.of(new Known(person, null))
                : accounts.byLogin(login).map(account -> new Known(person(account), account));
    }

    /** Whether nobody can come in by a secret. */
    boolean isEmpty() {
        return configured.isEmpty() && accounts.isEmpty();
    }

    private static Person person(Account account) {
        return new Person(
                new PersonId(account.subject()),
                account.login(),
                account.secret(),
                account.grants().stream().map(Grant::of).collect(Collectors.toSet()));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
