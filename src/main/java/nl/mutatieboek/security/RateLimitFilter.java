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
 * Limits the requests per second of each sender, with bursts of ten seconds' worth. Excess requests get 429 with
 * Retry-After and are logged once a minute.
 */
final class RateLimitFilter extends GenericFilterBean {
    private static final Logger LOG = LoggerFactory.getLogger(RateLimitFilter.class);
    private static final int MAX_SENDERS = 100_000;
    private static final int BURST_SECONDS = 10;

    private final Function<HttpServletRequest, @Nullable String> sender;
    private final LoadingCache<String, SenderBuckets> buckets;

    private record SenderBuckets(Bucket requests, Bucket warnings) {
        static SenderBuckets of(long perSecond) {
            return new SenderBuckets(
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(perSecond * BURST_SECONDS)
                                    .refillGreedy(perSecond, Duration.ofSeconds(1)))
                            .build(),
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(1).refillIntervally(1, Duration.ofMinutes(1)))
                            .build());
        }
    }

    /**
     * @param perSecond requests per second, at least 1
     * @param sender returns the sender of a request; null is not limited
     */
    RateLimitFilter(long perSecond, Function<HttpServletRequest, @Nullable String> sender) {
        this.sender = sender;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_SENDERS)
                .expireAfterAccess(Duration.ofSeconds(2 * BURST_SECONDS))
                .build(ignored -> SenderBuckets.of(perSecond));
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && isLimited((HttpServletRequest) request, (HttpServletResponse) response)) {
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isLimited(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String senderKey = sender.apply(request);
        if (senderKey == null) {
            return false;
        }
        SenderBuckets bucket = buckets.get(senderKey);
        ConsumptionProbe probe = bucket.requests().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return false;
        }
        if (bucket.warnings().tryConsume(1)) {
            LOG.warn("Too many requests from {}; not logged again for a minute", senderKey);
        }
        Duration remaining = Duration.ofNanos(probe.getNanosToWaitForRefill());
        String seconds = Long.toString(remaining.toSeconds() + 1);
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        return true;
    }
}
