package nl.mutatieboek.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Redirects unauthenticated requests to the login page, and logs requests with an expired session. */
final class LoginRedirectEntryPoint extends LoginUrlAuthenticationEntryPoint {
    private static final Logger LOG = LoggerFactory.getLogger(LoginRedirectEntryPoint.class);

    LoginRedirectEntryPoint() {
        super(LoginPage.PATH);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException, ServletException {
        if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
            LOG.info(
                    "Refused: expired session, {} {}, from {}",
                    LoggingAccessDeniedHandler.sanitize(request.getMethod()),
                    LoggingAccessDeniedHandler.sanitize(request.getRequestURI()),
                    request.getRemoteAddr());
        }
        super.commence(request, response, exception);
    }
}
