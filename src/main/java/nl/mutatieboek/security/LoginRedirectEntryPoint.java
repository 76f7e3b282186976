package nl.mutatieboek.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads a stranger to the page of the login. That he came with a session that is nobody's any more is in the log, without it. */
final class LoginRedirectEntryPoint extends LoginUrlAuthenticationEntryPoint {
    private static final Logger LOG = LoggerFactory.getLogger(LoginRedirectEntryPoint.class);

    LoginRedirectEntryPoint() {
        super(LoginPage.PATH);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid()) {
            LOG.info(
                    "Refused: a session that has ended may not {} {}, from {}",
                    LoggingAccessDeniedHandler.sanitize(request.getMethod()),
                    LoggingAccessDeniedHandler.sanitize(request.getRequestURI()),
                    request.getRemoteAddr());
        }
        super.commence(request, response, why);
    }
}
