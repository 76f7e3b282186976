package nl.mutatieboek.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Who came in by a password that somebody else knows is led to the page where he chooses another, wherever he goes. */
final class ForcedPasswordChangeFilter extends OncePerRequestFilter {
    private static final List<String> OPEN = List.of("/webjars/", "/theme/", "/logout", "/favicon.ico", "/error");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain others)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (isChangeRequired()
                && !path.equals(PasswordPage.PATH)
                && OPEN.stream().noneMatch(path::startsWith)) {
            response.sendRedirect(PasswordPage.PATH);
        } else {
            others.doFilter(request, response);
        }
    }

    static boolean isChangeRequired() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority ->
                                LocalAuthenticationProvider.CHANGE_PASSWORD_AUTHORITY.equals(authority.getAuthority()));
    }
}
