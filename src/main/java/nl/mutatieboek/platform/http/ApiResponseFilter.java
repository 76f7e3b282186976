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
 * What holds for every answer of the API, whoever gives it: it says which version answers and to which request, and it is a
 * problem where something in front of the doors, or behind them, gives up.
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

    /** Whether a request is one to the API. */
    static boolean isApiRequest(HttpServletRequest request) {
        String path = requestedPath(request).substring(request.getContextPath().length());
        return path.equals("/v1") || path.startsWith("/v1/");
    }

    /** The path that was asked, also where the container has led the request to its page for errors. */
    static String requestedPath(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    /** To which request everything that comes of it belongs. */
    static String correlationId(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(CORRELATION));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isApiRequest(request);
    }

    /** What the container refused, or gave up, before or after this filter had a say. */
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
            LOG.warn("Refused: request {}, whose parameters cannot be read", correlation);
            problems.write(400, request, response);
        } catch (ServletException | RuntimeException e) {
            if (e.getCause() instanceof ProblemException problem && response.isCommitted()) {
                // The container has refused the rest of the request already, and asks here once more what to answer.
                storeProblem(problem, request);
                return;
            }
            Optional<ProblemException> away = DatabaseFailureMapper.toProblem(e);
            if (away.isEmpty()) {
                LOG.error("Request {} failed", correlation, e);
            }
            if (response.isCommitted()) {
                throw new IOException("Failed halfway an answer", e);
            }
            problems.write(away.orElseGet(() -> ProblemException.of(500, "failed")), request, response);
        }
    }

    /** Keeps what is answered once the container dispatches the request as an error. */
    static void storeProblem(ProblemException problem, HttpServletRequest request) {
        request.setAttribute(PROBLEM, problem);
    }

    /** Says which version answers, and to which request. */
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

    /** The container's own errors are pages; here they are problems. */
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
