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
 * Answers what the container cannot even read as a request, such as a header without end or a path that is none, and skips the
 * rest of a request body after every response.
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
        // Whoever asks for many languages asks nothing wrong; how many there are, the size of a header bounds.
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
                "Refused: a request that the container does not take ({}), from {}",
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
            LOG.debug("Nobody listens any more", e);
        }
    }

    /** That the line broke while a body came in, as it does where this process ends, says nothing against what was sent. */
    private ProblemException problem(Request request, Response response) {
        Exception broken = request.getCoyoteRequest().getErrorException();
        boolean line = broken instanceof IOException
                && !(broken instanceof BadRequestException)
                && !(broken instanceof SocketTimeoutException);
        if (line) {
            LOG.warn("A request could not be read to its end", broken);
            return ProblemException.temporarilyUnavailable();
        }
        return problems.problemOfStatus(response.getStatus());
    }
}
