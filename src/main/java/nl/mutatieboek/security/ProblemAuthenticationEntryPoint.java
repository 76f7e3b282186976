package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginBusyException;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import nl.mutatieboek.security.OidcAccountResolver.AssuranceTooLowException;
import nl.mutatieboek.security.OidcAccountResolver.NoRoleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Answers failed API authentication with a problem, without details of the failure. */
record ProblemAuthenticationEntryPoint(ProblemRenderer problems)
        implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAuthenticationEntryPoint.class);
    private static final String BASIC = "Basic realm=\"Mutatieboek\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Mutatieboek\", error=\"invalid_token\"";
    /** RFC 9470. */
    private static final String STEP_UP =
            "Bearer realm=\"Mutatieboek\", error=\"insufficient_user_authentication\", acr_values=";

    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        problems.write(problem(exception, request), request, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        commence(request, response, exception);
    }

    private static ProblemException problem(AuthenticationException exception, HttpServletRequest request) {
        return switch (exception) {
            case TooManyAttemptsException many ->
                ProblemException.of(429, "too-many-guesses")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.retryAfterSeconds()));
            case CredentialsExpiredException first -> ProblemException.of(403, "password-first");
            case NoRoleException none -> ProblemException.of(403, "no-role");
            case AssuranceTooLowException low ->
                ProblemException.of(401, "assurance-too-low")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, STEP_UP + '"' + low.acceptedLevels() + '"');
            case OAuth2AuthenticationException token -> {
                LOG.warn(
                        "Login refused (PROGRAMS): invalid token ({}), from {}",
                        LoggingAccessDeniedHandler.sanitize(token.getMessage()),
                        request.getRemoteAddr());
                yield ProblemException.of(401, "token-not-valid").withHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
            }
            case LoginBusyException busy -> ProblemException.temporarilyUnavailable();
            case AuthenticationServiceException unavailable -> {
                LOG.warn(
                        "Login unavailable (PROGRAMS): {}",
                        LoggingAccessDeniedHandler.sanitize(unavailable.getMessage()));
                yield ProblemException.of(503, "identity-provider-unavailable")
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            }
            default -> ProblemException.of(401, "not-known").withHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        };
    }
}
