package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginBusyException;
import nl.mutatieboek.security.LocalAuthenticationProvider.LoginThrottledException;
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

/** Tells a program why it does not come in: as a problem, and never more than that it did not. */
final class ProblemAuthenticationEntryPoint implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAuthenticationEntryPoint.class);
    private static final String BASIC = "Basic realm=\"Mutatieboek\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Mutatieboek\", error=\"invalid_token\"";
    /** RFC 9470. */
    private static final String STRONGER =
            "Bearer realm=\"Mutatieboek\", error=\"insufficient_user_authentication\", acr_values=";

    private static final String SOON = "5";

    private final ProblemRenderer problems;

    ProblemAuthenticationEntryPoint(ProblemRenderer problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        problems.write(problem(why, request), request, response);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        commence(request, response, why);
    }

    private static ProblemException problem(AuthenticationException why, HttpServletRequest request) {
        return switch (why) {
            case LoginThrottledException many ->
                ProblemException.of(429, "too-many-guesses")
                        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.retryAfterSeconds()));
            case CredentialsExpiredException first -> ProblemException.of(403, "password-first");
            case NoRoleException none -> ProblemException.of(403, "no-role");
            case AssuranceTooLowException low ->
                ProblemException.of(401, "assurance-too-low")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, STRONGER + '"' + low.acceptedLevels() + '"');
            case OAuth2AuthenticationException token -> {
                LOG.warn(
                        "Refused at the door of PROGRAMS: a token that is not valid ({}), from {}",
                        LoggingAccessDeniedHandler.sanitize(token.getMessage()),
                        request.getRemoteAddr());
                yield ProblemException.of(401, "token-not-valid").withHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
            }
            case LoginBusyException busy -> ProblemException.temporarilyUnavailable();
            case AuthenticationServiceException away -> {
                LOG.warn(
                        "Nobody can be let in at the door of PROGRAMS: {}",
                        LoggingAccessDeniedHandler.sanitize(away.getMessage()));
                yield ProblemException.of(503, "door-closed").withHeader(HttpHeaders.RETRY_AFTER, SOON);
            }
            default -> ProblemException.of(401, "not-known").withHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        };
    }
}
