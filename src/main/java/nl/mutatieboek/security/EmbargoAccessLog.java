package nl.mutatieboek.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.security.account.JdbcEmbargoedReadRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Notes who is shown what was not presented to parliament yet, before he is answered: each request once for what it reaches.
 * What cannot be noted is not shown.
 */
@Component
public final class EmbargoAccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(EmbargoAccessLog.class);
    private static final String NOTED = EmbargoAccessLog.class.getName() + ".noted";
    private static final String SOON = "5";

    private final CurrentActor acting;
    private final JdbcEmbargoedReadRepository reads;

    EmbargoAccessLog(CurrentActor acting, JdbcEmbargoedReadRepository reads) {
        this.acting = acting;
        this.reads = reads;
    }

    /**
     * Who acts in this request will be shown these moments.
     *
     * @param chapters what of them; none means the whole book
     * @throws ProblemException 503 if that cannot be noted
     */
    public void recordAccess(Collection<ChapterCode> chapters, Collection<Moment> moments) {
        if (moments.isEmpty() || !isNew(Set.of(Set.copyOf(chapters), Set.copyOf(moments)))) {
            return;
        }
        try {
            reads.record(acting.person().id().value(), asked(), chapters, moments);
        } catch (DataAccessException e) {
            LOG.error("A question about figures under embargo is not answered, because it cannot be noted", e);
            throw ProblemException.of(503, "read-not-noted").withHeader(HttpHeaders.RETRY_AFTER, SOON);
        }
    }

    @SuppressWarnings("unchecked") // nobody else keeps anything under this name
    private static boolean isNew(Set<?> what) {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        Set<Set<?>> noted = (Set<Set<?>>) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST);
        if (noted == null) {
            noted = new HashSet<>();
            request.setAttribute(NOTED, noted, RequestAttributes.SCOPE_REQUEST);
        }
        return noted.add(what);
    }

    /** Never with its parameters: what somebody looks for is nobody's business, and may be a figure. */
    private static String asked() {
        var request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return request.getMethod() + " " + request.getRequestURI();
    }
}
