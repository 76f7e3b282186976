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
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session when its account is locked, forgotten, or gets other grants or another password, and in any case after
 * a maximum age.
 */
final class SessionValidityFilter extends OncePerRequestFilter {
    private final LoginAccountResolver loginAccounts;
    private final AccountService accounts;
    private final Duration maxAge;
    private final Clock clock;

    SessionValidityFilter(LoginAccountResolver loginAccounts, AccountService accounts, Duration maxAge, Clock clock) {
        this.loginAccounts = loginAccounts;
        this.accounts = accounts;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && authentication != null && !isValid(authentication, session)) {
            SecurityContextHolder.clearContext();
            session.invalidate();
        }
        chain.doFilter(request, response);
    }

    private boolean isValid(Authentication authentication, HttpSession session) {
        Instant createdAt = Instant.ofEpochMilli(session.getCreationTime());
        return clock.instant().isBefore(createdAt.plus(maxAge))
                && switch (authentication.getPrincipal()) {
                    case PersonUserDetails person -> isValid(person, authentication);
                    case PersonOidcUser oidcUser ->
                        accounts.findByDigest(oidcUser.account().accountDigest())
                                .filter(account -> !account.locked())
                                .isPresent();
                    case null, default -> true;
                };
    }

    private boolean isValid(PersonUserDetails loggedIn, Authentication authentication) {
        LoginAccountResolver.@Nullable KnownLogin current =
                loginAccounts.findByLogin(loggedIn.name()).orElse(null);
        boolean changing = authentication.getAuthorities().stream()
                .anyMatch(authority ->
                        LocalAuthenticationProvider.CHANGE_PASSWORD_AUTHORITY.equals(authority.getAuthority()));
        return current != null
                && !current.isLocked()
                && current.person().id().equals(loggedIn.id())
                && current.person().password().equals(loggedIn.password())
                && (changing
                        ? current.mustChangePassword()
                        : current.person().grants().equals(loggedIn.grants()));
    }
}
