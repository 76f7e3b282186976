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
 * A session ends at once when its account is locked, forgotten, granted other roles or given another password, and in any case
 * some hours after it began; who had it comes in again.
 */
final class SessionValidityFilter extends OncePerRequestFilter {
    private final LoginAccountResolver people;
    private final AccountService accounts;
    private final Duration longest;
    private final Clock clock;

    SessionValidityFilter(LoginAccountResolver people, AccountService accounts, Duration longest, Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && authentication != null && !isStill(authentication, session)) {
            SecurityContextHolder.clearContext();
            session.invalidate();
        }
        others.doFilter(request, response);
    }

    private boolean isStill(Authentication authentication, HttpSession session) {
        Instant began = Instant.ofEpochMilli(session.getCreationTime());
        return clock.instant().isBefore(began.plus(longest))
                && switch (authentication.getPrincipal()) {
                    case PersonUserDetails person -> isStill(person, authentication);
                    case PersonOidcUser vouched ->
                        accounts.findByDigest(vouched.account().accountDigest())
                                .filter(account -> !account.locked())
                                .isPresent();
                    case null, default -> true;
                };
    }

    private boolean isStill(PersonUserDetails then, Authentication authentication) {
        LoginAccountResolver.@Nullable KnownLogin now =
                people.findByLogin(then.name()).orElse(null);
        boolean changing = authentication.getAuthorities().stream()
                .anyMatch(authority ->
                        LocalAuthenticationProvider.CHANGE_PASSWORD_AUTHORITY.equals(authority.getAuthority()));
        return now != null
                && !now.isLocked()
                && now.person().id().equals(then.id())
                && now.person().password().equals(then.password())
                && (changing ? now.mustChangePassword() : now.person().grants().equals(then.grants()));
    }
}
