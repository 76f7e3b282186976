package nl.mutatieboek.platform.http;

import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * Selects the entries after a ledger number.
 *
 * @param after the ledger number; null for all
 */
public record LedgerEntryPagingQuery(
        @Range(min = 0) @Nullable Long after) implements ValidatedQuery {
    /**
     * Returns the ledger number, or 0 for all. A number beyond the last entry is rejected, because the client must have
     * seen entries that this book does not contain.
     *
     * @param last the number of the last entry
     * @throws ProblemException 400 if it is beyond the last entry
     */
    public long number(long last) {
        if (after != null && after > last) {
            throw ProblemException.parameter("after", "parameter-number", Map.of("least", 0L, "most", last));
        }
        return after == null ? 0 : after;
    }
}
