package nl.mutatieboek.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginBusyException;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import nl.mutatieboek.security.OidcAccountResolver.AssuranceTooLowException;
import nl.mutatieboek.security.OidcAccountResolver.NoRoleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Redirects a failed login to the login page with the reason. Answers 503 if the issuer is unavailable. */
final class LoginFailureFilter extends OncePerRequestFilter implements AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(LoginFailureFilter.class);

    private final RedirectStrategy redirects = new DefaultRedirectStrategy();
    private final OidcProviderClient oidcProvider;

    LoginFailureFilter(OidcProviderClient oidcProvider) {
        this.oidcProvider = oidcProvider;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        String reason = switch (exception) {
            case TooManyAttemptsException many -> "later";
            case LoginBusyException busy -> "busy";
            case NoRoleException none -> "role";
            case AssuranceTooLowException low -> "assurance";
            case OAuth2AuthenticationException oauth -> {
                String error = oauth.getError().getErrorCode();
                LOG.warn(
                        "Login refused (PAGES): {}, from {}",
                        error.replaceAll("[^a-z_]", "?"),
                        request.getRemoteAddr());
                yield switch (error) {
                    case "invalid_client", "unauthorized_client" -> "client";
                    case "unmet_authentication_requirements" -> "assurance";
                    default -> "issuer";
                };
            }
            default -> "error";
        };
        redirects.sendRedirect(request, response, LoginPage.PATH + "?" + reason);
    }

    /** Checks that the issuer is available before it is needed. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/oauth2/") || path.startsWith("/login/oauth2/")) {
            try {
                oidcProvider.findByRegistrationId(OidcProviderClient.REGISTRATION_ID);
            } catch (OidcProviderClient.OidcProviderUnavailableException e) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "5");
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
