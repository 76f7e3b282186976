package nl.mutatieboek.security;

import java.util.Optional;
import nl.mutatieboek.domain.value.PersonId;
import nl.mutatieboek.security.account.AccountService;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;

/** Executes work outside a request with the permissions of a person. */
@Component
public final class PersonContextExecutor {
    private final LoginAccountResolver logins;
    private final AccountService accounts;

    PersonContextExecutor(LoginAccountResolver logins, AccountService accounts) {
        this.logins = logins;
        this.accounts = accounts;
    }

    /** Executes work as a person; not for a person who cannot log in. */
    public void execute(String subject, Runnable work) {
        find(subject)
                .map(PersonUserDetails::toAuthentication)
                .ifPresent(login -> new DelegatingSecurityContextRunnable(work, new SecurityContextImpl(login)).run());
    }

    private Optional<PersonUserDetails> find(String subject) {
        return accounts.findAll().stream()
                .filter(account -> account.subject().equals(subject) && !account.locked())
                .findFirst()
                .map(PersonUserDetails::of)
                .or(() -> configured(subject));
    }

    /** Configured people have no account; their login is their subject. */
    private Optional<PersonUserDetails> configured(String subject) {
        return logins.findByLogin(subject)
                .filter(person -> person.account() == null && person.id().equals(new PersonId(subject)));
    }
}
