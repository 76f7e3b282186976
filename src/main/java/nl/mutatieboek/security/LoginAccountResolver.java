package nl.mutatieboek.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.jspecify.annotations.Nullable;
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

    /**
     * An account that may log in.
     *
     * @param account the stored account; null if it is in the configuration
     */
    record KnownLogin(PersonUserDetails person, @Nullable UserAccount account) {
        AccountType accountType() {
            return account == null ? AccountType.LOCAL : account.sort();
        }

        boolean isLocked() {
            return account != null && account.locked();
        }

        boolean mustChangePassword() {
            return account != null && account.mustChange();
        }
    }

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

    Optional<KnownLogin> findByLogin(String login) {
        PersonUserDetails person = configured.get(login);
        return person != null
                ? Optional.of(new KnownLogin(person, null))
                : accounts.findByLogin(login).map(account -> new KnownLogin(toUserDetails(account), account));
    }

    /** Tells whether no account exists. */
    boolean isEmpty() {
        return configured.isEmpty() && accounts.isEmpty();
    }

    static PersonUserDetails toUserDetails(UserAccount account) {
        return new PersonUserDetails(
                new PersonId(account.subject()),
                account.login(),
                account.secret(),
                account.grants().stream().map(RoleGrant::parse).collect(Collectors.toSet()));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
