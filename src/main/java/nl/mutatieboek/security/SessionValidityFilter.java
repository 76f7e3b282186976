package nl.mutatieboek.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when its account is locked, forgotten, or gets other grants or another password, and in any case after
 * a maximum age.
 */
final class SessionValidityFilter extends OncePerRequestFilter {
    private final AccountService accounts;
    private final Duration maxAge;
    private final Clock clock;

    SessionValidityFilter(AccountService accounts, Duration maxAge, Clock clock) {
        this.accounts = accounts;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && CurrentActor.findPerson()
                        .filter(person -> !isValid(person, session))
                        .isPresent()) {
            SecurityContextHolder.clearContext();
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    private boolean isValid(PersonUserDetails person, HttpSession session) {
        Instant createdAt = Instant.ofEpochMilli(session.getCreationTime());
        return clock.instant().isBefore(createdAt.plus(maxAge))
                && (person.account() == null || isUnchanged(person.account()));
    }

    /** Names may change during a session. The issuer states the grants of its people, not the account. */
    private boolean isUnchanged(UserAccount atLogin) {
        return accounts.findByDigest(atLogin.digest())
                .filter(now -> !now.locked()
                        && now.subject().equals(atLogin.subject())
                        && now.secret().equals(atLogin.secret())
                        && now.mustChange() == atLogin.mustChange()
                        && (now.sort() == AccountType.OIDC || now.grants().equals(atLogin.grants())))
                .isPresent();
    }
}
