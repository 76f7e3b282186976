package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.platform.http.ProblemRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Answers a rejected cross-origin request with a problem, as every other error of the API. */
final class ProblemCorsProcessor extends DefaultCorsProcessor {
    private final ProblemRenderer problems;

    ProblemCorsProcessor(ProblemRenderer problems) {
        this.problems = problems;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration config, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean accepted = super.processRequest(config, request, response);
        if (!accepted) {
            problems.write(ProblemException.of(403, "cross-origin"), request, response);
        }
        return accepted;
    }

    /** The default writes plain text; {@link #processRequest} answers instead. */
    @Override
    protected void rejectRequest(ServerHttpResponse response) {}
}
