package nl.mutatieboek.platform.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.TransactionException;

/** Maps failures of an unavailable database to problems that tell the client to try again. */
public final class DatabaseFailureMapper {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailureMapper.class);

    private DatabaseFailureMapper() {}

    /** Returns the problem if the database caused the failure; empty if the request did. */
    public static Optional<ProblemException> toProblem(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataIntegrityViolationException
                    || cause instanceof BadSqlGrammarException
                    || cause instanceof IncorrectResultSizeDataAccessException) {
                return Optional.empty();
            }
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                LOG.warn("Database unavailable: {}", cause.getMessage());
                return Optional.of(ProblemException.temporarilyUnavailable());
            }
        }
        return Optional.empty();
    }
}
