package nl.mutatieboek.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.GenericFilterBean;

/**
 * So many requests a second for each who sends them, and ten seconds' worth of them at once; who sends more is told when to come
 * back (429), and is in the log once a minute.
 */
final class RateLimitFilter extends GenericFilterBean {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitFilter.class);
    private static final int MOST_COUNTED = 100_000;
    private static final int AT_ONCE_SECONDS = 10;

    private final Function<HttpServletRequest, @Nullable String> sender;
    private final LoadingCache<String, SenderBuckets> allowances;

    private record SenderBuckets(Bucket requests, Bucket warnings) {
        static SenderBuckets of(long aSecond) {
            return new SenderBuckets(
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(aSecond * AT_ONCE_SECONDS)
                                    .refillGreedy(aSecond, Duration.ofSeconds(1)))
                            .build(),
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(1).refillIntervally(1, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /**
     * @param aSecond how many requests, at least 1
     * @param sender whose request it is; null means that it is not counted
     */
    RateLimitFilter(long aSecond, Function<HttpServletRequest, @Nullable String> sender) {
        this.sender = sender;
        this.allowances = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterAccess(Duration.ofSeconds(2 * AT_ONCE_SECONDS))
                .build(of -> SenderBuckets.of(aSecond));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain others)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && isTooMuch((HttpServletRequest) request, (HttpServletResponse) response)) {
            return;
        }
        others.doFilter(request, response);
    }

    private boolean isTooMuch(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String from = sender.apply(request);
        if (from == null) {
            return false;
        }
        SenderBuckets allowance = allowances.get(from);
        ConsumptionProbe probe = allowance.requests().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return false;
        }
        if (allowance.warnings().tryConsume(1)) {
            LOG.warn("Too many requests from {}; the next minute says nothing of them", from);
        }
        Duration left = Duration.ofNanos(probe.getNanosToWaitForRefill());
        String seconds = Long.toString(left.toSeconds() + 1);
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        return true;
    }
}
