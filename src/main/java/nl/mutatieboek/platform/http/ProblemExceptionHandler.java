package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.ledger.LedgerCommandGateway.LedgerUnavailableException;
import nl.mutatieboek.platform.CodedException;
import nl.mutatieboek.platform.UnavailableException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers every exception of the API with a {@link ProblemDetail}. Unexpected exceptions are logged, and their details
 * are not sent.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
record ProblemExceptionHandler(ProblemRenderer problems) {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    /** Exceptions of pages are rethrown, and so are those that the security filters handle. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> handle(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (!ApiResponseFilter.isApiRequest(request)
                || e instanceof AccessDeniedException
                || e instanceof AuthenticationException) {
            throw e;
        }
        if (response.isCommitted()) {
            if (e instanceof HttpMessageNotReadableException) {
                // The container has already rejected the rest of the request and asks again for a response.
                ApiResponseFilter.storeProblem(problem(e, request), request);
                return null;
            }
            throw e;
        }
        return problems.toResponse(problem(e, request), request);
    }

    private static ProblemException problem(Exception e, HttpServletRequest request) {
        return switch (e) {
            case CodedException failure -> ProblemException.of(failure);
            case LedgerUnavailableException unavailable -> ProblemException.of(UnavailableException.of(unavailable));
            case MethodArgumentTypeMismatchException wrong
            when wrong.getParameter().hasParameterAnnotation(PathVariable.class) ->
                wrong.getParameter().getParameterType().equals(long.class)
                        ? ProblemException.pathVariable(wrong.getName())
                        : ofStatus(404);
            case MethodArgumentTypeMismatchException wrong -> ProblemException.parameter(wrong.getName(), "parameter");
            case HttpMessageNotReadableException wrong
            when wrong.getCause() instanceof IOException -> RequestBodyDeadlineFilter.problem(request);
            // A form whose address has an invalid percent escape.
            case InvalidParameterException wrong -> RequestBodyDeadlineFilter.parametersProblem(request, ofStatus(400));
            case MissingServletRequestParameterException missing ->
                ProblemException.parameter(missing.getParameterName(), "parameter");
            // Spring parses the header before the converter can reject it.
            case IllegalArgumentException wildcard
            when String.valueOf(request.getContentType()).contains("*") -> RequestBodyConverter.notJson();
            case ResponseStatusException stated
            when stated.getReason() != null ->
                ProblemException.of(stated.getStatusCode().value(), "stated", Map.of("reason", stated.getReason()));
            case HttpMediaTypeNotSupportedException other
            when other.getSupportedMediaTypes().contains(MediaType.MULTIPART_FORM_DATA) -> UploadedFile.notMultipart();
            case ErrorResponse known -> {
                ProblemException problem = ofStatus(known.getStatusCode().value());
                for (Map.Entry<String, List<String>> header : known.getHeaders().headerSet()) {
                    problem = problem.withHeader(header.getKey(), String.join(", ", header.getValue()));
                }
                yield problem;
            }
            default ->
                DatabaseFailureMapper.toProblem(e).orElseGet(() -> {
                    LOG.error("Request {} failed", ApiResponseFilter.correlationId(request), e);
                    return ProblemException.of(500, "failed");
                });
        };
    }

    /** Returns the general problem for an HTTP status. */
    static ProblemException ofStatus(int status) {
        return ProblemException.of(
                status,
                switch (status) {
                    case 401 -> "not-known";
                    case 403 -> "not-allowed";
                    case 404 -> "not-found";
                    case 405 -> "method";
                    case 406 -> "not-acceptable";
                    case 408 -> "too-slow";
                    case 415 -> "media-type";
                    case 429 -> "too-many-requests";
                    case 501, 505 -> "not-supported";
                    case 503 -> "not-now";
                    default -> status < 500 ? "not-understood" : "failed";
                });
    }
}
