package nl.mutatieboek.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.mutatieboek.platform.CodedException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the API version and correlation id to every response of the API, and answers failures outside the controllers
 * with a problem.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ApiResponseFilter extends OncePerRequestFilter {
    /** The version of the contract, in full (NL API Design Rules, api-version). */
    static final String API_VERSION = "1.0.0";

    private static final Logger LOG = LoggerFactory.getLogger(ApiResponseFilter.class);
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String CORRELATION = ApiResponseFilter.class.getName() + ".correlation";
    private static final String PROBLEM = ApiResponseFilter.class.getName() + ".problem";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final ProblemRenderer problems;

    ApiResponseFilter(ProblemRenderer problems) {
        this.problems = problems;
    }

    /** Whether a request is for the API. */
    static boolean isApiRequest(HttpServletRequest request) {
        String path = requestedPath(request).substring(request.getContextPath().length());
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    /** Returns the requested path, also if the container dispatches the request as an error. */
    static String requestedPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String requested
                ? requested
                : request.getRequestURI();
    }

    /** Returns the correlation id of a request. */
    static String correlationId(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(CORRELATION));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isApiRequest(request);
    }

    /** Answers a request that the container rejected or aborted, before or after this filter. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String correlation = writeApiHeaders(request, response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            problems.write(refusedByContainer(request), request, response);
            return;
        }
        try {
            chain.doFilter(request, new ProblemResponseWrapper(request, response));
        } catch (CodedException failure) {
            // A security filter rejected the request before any handler.
            problems.write(ProblemException.of(failure), request, response);
        } catch (InvalidParameterException e) {
            LOG.warn("Refused: request {} with unreadable parameters", correlation);
            problems.write(
                    RequestBodyDeadlineFilter.parametersProblem(request, problems.problemOfStatus(400)),
                    request,
                    response);
        } catch (ServletException | RuntimeException e) {
            if (e.getCause() instanceof ProblemException problem && response.isCommitted()) {
                // The container has already rejected the rest of the request and asks again for a response.
                storeProblem(problem, request);
                return;
            }
            Optional<ProblemException> databaseProblem = DatabaseFailureMapper.toProblem(e);
            if (databaseProblem.isEmpty()) {
                LOG.error("Request {} failed", correlation, e);
            }
            if (response.isCommitted()) {
                throw new IOException("Request failed after the response was started", e);
            }
            problems.write(databaseProblem.orElseGet(() -> ProblemException.of(500, "failed")), request, response);
        }
    }

    /** Stores the problem, in case the container dispatches the request as an error. */
    static void storeProblem(ProblemException problem, HttpServletRequest request) {
        request.setAttribute(PROBLEM, problem);
    }

    /** Sets the headers for API version and correlation id. */
    static String writeApiHeaders(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader(REQUEST_ID);
        String correlation = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        if (request.getAttribute(CORRELATION) == null) {
            request.setAttribute(CORRELATION, correlation);
        }
        response.setHeader(REQUEST_ID, correlationId(request));
        response.setHeader("API-Version", API_VERSION);
        return correlationId(request);
    }

    private ProblemException refusedByContainer(HttpServletRequest request) {
        if (request.getAttribute(PROBLEM) instanceof ProblemException problem) {
            return problem;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return problems.problemOfStatus(status instanceof Integer known ? known : 500);
    }

    /** Replaces the error pages of the container by problems. */
    private final class ProblemResponseWrapper extends HttpServletResponseWrapper {
        private final HttpServletRequest request;

        ProblemResponseWrapper(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            problems.write(status, request, (HttpServletResponse) getResponse());
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
