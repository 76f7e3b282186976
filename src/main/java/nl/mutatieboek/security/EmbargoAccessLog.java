package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.UnavailableException;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Records who reads what was not presented to parliament yet, before the response: once per request for the same
 * chapters and moments. Work outside a request, such as a digest, is recorded each time. If recording fails, the read is
 * rejected.
 */
@Component
public final class EmbargoAccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmbargoAccessLog.class);
    private static final String RECORDED = EmbargoAccessLog.class.getName() + ".recorded";
    private static final String NO_REQUEST = "(no request)";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final CurrentActor currentActor;
    private final JdbcEmbargoedReadRepository reads;

    EmbargoAccessLog(CurrentActor currentActor, JdbcEmbargoedReadRepository reads) {
        this.currentActor = currentActor;
        this.reads = reads;
    }

    /**
     * Records that the current person will see these moments.
     *
     * @param chapters chapters of the query; empty means the whole book
     * @throws UnavailableException if recording fails
     */
    public void recordAccess(Collection<ChapterCode> chapters, Collection<Moment> moments) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (moments.isEmpty()
                || (request != null && !isNew(request, Set.of(Set.copyOf(chapters), Set.copyOf(moments))))) {
            return;
        }
        try {
            reads.record(currentActor.person().id().value(), requestLine(request), chapters, moments);
        } catch (DataAccessException e) {
            LOG.error("Read under embargo rejected: it could not be recorded", e);
            throw new UnavailableException("read-not-noted", RETRY_AFTER_SECONDS);
        }
    }

    @SuppressWarnings("unchecked") // only this class uses this attribute
    private static boolean isNew(RequestAttributes request, Set<?> access) {
        Set<Set<?>> recorded = (Set<Set<?>>) request.getAttribute(RECORDED, RequestAttributes.SCOPE_REQUEST);
        if (recorded == null) {
            recorded = new HashSet<>();
            request.setAttribute(RECORDED, recorded, RequestAttributes.SCOPE_REQUEST);
        }
        return recorded.add(access);
    }

    /** Without query parameters, because a search text may be confidential or contain a figure. */
    private static String requestLine(@Nullable RequestAttributes attributes) {
        if (!(attributes instanceof ServletRequestAttributes servlet)) {
            return NO_REQUEST;
        }
        HttpServletRequest request = servlet.getRequest();
        return request.getMethod() + " " + request.getRequestURI();
    }
}
