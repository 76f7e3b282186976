package nl.mutatieboek.platform.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Semaphore;
import nl.mutatieboek.ledger.LedgerProperties;
import nl.mutatieboek.platform.PermitAcquirer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits the number of concurrent requests, because each needs memory and virtual threads are not limited. Further
 * requests wait, up to the limit of a reader, and then get 503. A request counts once its body has been read, so slow
 * senders do not block others.
 */
@Component
final class ConcurrentRequestLimiter implements HandlerInterceptor {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String ACQUIRED = ConcurrentRequestLimiter.class.getName();

    private final Semaphore reads;
    private final Semaphore commands;
    private final Duration patience;

    ConcurrentRequestLimiter(HttpProperties http, LedgerProperties ledger) {
        this.reads = new Semaphore(http.requests().readsAtOnce(), true);
        this.commands = new Semaphore(http.requests().commandsAtOnce(), true);
        this.patience = ledger.patience();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !readsBody(handler)) {
            acquire(request);
        }
        return true;
    }

    /** Handlers of the API read the body themselves; their readers call {@link #acquire} after it. */
    private static boolean readsBody(Object handler) {
        return handler instanceof HandlerMethod method
                && Arrays.stream(method.getMethodParameters()).anyMatch(ConcurrentRequestLimiter::isBody);
    }

    private static boolean isBody(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class)
                || parameter.getParameterType().equals(FileUploadRequest.class);
    }

    /**
     * Waits for a permit, which is released at the end of the request.
     *
     * @throws ProblemException 503 on timeout
     */
    void acquire(HttpServletRequest request) {
        if (request.getAttribute(ACQUIRED) != null) {
            return;
        }
        Semaphore places = READS.contains(request.getMethod()) ? reads : commands;
        if (!PermitAcquirer.awaitPermit(places, patience)) {
            throw ProblemException.temporarilyUnavailable();
        }
        request.setAttribute(ACQUIRED, places);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(ACQUIRED) instanceof Semaphore places) {
            request.removeAttribute(ACQUIRED);
            places.release();
        }
    }
}
