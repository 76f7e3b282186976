package nl.mutatieboek.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.mutatieboek.security.account.AccountService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the accounts that log in with a secret: stored accounts, and people in the configuration, whose passwords are
 * public. With configured people the application must listen on the loopback address only.
 */
@Component
final class LoginAccountResolver {
    private final Map<String, PersonUserDetails> configured = new TreeMap<>();
    private final AccountService accounts;

    LoginAccountResolver(
            LoginProperties properties,
            AccountService accounts,
            // Settings of Spring Boot itself; an unknown host is no loopback address.
            @Value("${server.address:0.0.0.0}") String address,
            @Value("${management.server.address:${server.address:0.0.0.0}}") String managementAddress) {
        this.accounts = accounts;
        properties.people().forEach((name, entry) -> configured.put(name, entry.toUserDetails(name)));
        if (!configured.isEmpty() && !(isLoopback(address) && isLoopback(managementAddress))) {
            throw new IllegalStateException(
                    "The people of the profile demo, and all others under mutatieboek.people, are for"
                            + " looking around on one machine: server.address must be 127.0.0.1 then, not " + address);
        }
    }

    Optional<PersonUserDetails> findByLogin(String login) {
        return Optional.ofNullable(configured.get(login))
                .or(() -> accounts.findByLogin(login).map(PersonUserDetails::of));
    }

    /** Tells whether no account exists. */
    boolean isEmpty() {
        return configured.isEmpty() && accounts.isEmpty();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
