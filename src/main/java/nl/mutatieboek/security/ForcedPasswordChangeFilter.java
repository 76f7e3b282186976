package nl.mutatieboek.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects people who must change their password to the password page. */
final class ForcedPasswordChangeFilter extends OncePerRequestFilter {
    private static final List<String> ALLOWED_PREFIXES =
            List.of("/webjars/", "/theme/", "/logout", "/favicon.ico", "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (isChangeRequired()
                && !path.equals(PasswordPage.PATH)
                && ALLOWED_PREFIXES.stream().noneMatch(path::startsWith)) {
            response.sendRedirect(PasswordPage.PATH);
        } else {
            chain.doFilter(request, response);
        }
    }

    static boolean isChangeRequired() {
        return CurrentActor.findPerson()
                .filter(PersonUserDetails::mustChangePassword)
                .isPresent();
    }
}
