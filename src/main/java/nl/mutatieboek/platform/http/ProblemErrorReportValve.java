package nl.mutatieboek.platform.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers requests that the container rejects, such as a header without end or an invalid path, and skips the rest of a
 * request body after every response.
 */
@Component
final class ProblemErrorReportValve extends ErrorReportValve
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorReportValve.class);

    private final ProblemRenderer problems;

    ProblemErrorReportValve(ProblemRenderer problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(this));
        // Any number of languages is valid; the maximum header size limits them.
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(Integer.MAX_VALUE));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        UnreadBodySkipper.skip(request, response);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        SecurityHeadersWriter.writeIfAbsent(response, SecurityHeadersWriter.DENY_ALL_POLICY);
        if (response.getStatus() < HttpServletResponse.SC_BAD_REQUEST
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        LOG.warn(
                "Refused: request rejected by the container ({}), from {}",
                response.getStatus(),
                request.getRemoteAddr());
        boolean ofPage = request.getRequestURI() != null && !ApiResponseFilter.isApiRequest(request);
        if (ofPage) {
            return;
        }
        try {
            ApiResponseFilter.writeApiHeaders(request, response);
            problems.write(problem(request, response), request, response);
        } catch (IOException e) {
            LOG.debug("Client has disconnected", e);
        }
    }

    /** A connection that breaks while a body is read, as at shutdown, is not an error of the request. */
    private ProblemException problem(Request request, Response response) {
        Exception broken = request.getCoyoteRequest().getErrorException();
        boolean line = broken instanceof IOException
                && !(broken instanceof BadRequestException)
                && !(broken instanceof SocketTimeoutException);
        if (line) {
            LOG.warn("Request ended early", broken);
            return ProblemException.temporarilyUnavailable();
        }
        return problems.problemOfStatus(response.getStatus());
    }
}
