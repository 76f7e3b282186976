package nl.mutatieboek.platform.http;

import java.util.Map;
import org.hibernate.validator.constraints.Range;
import org.jspecify.annotations.Nullable;

/**
 * After which entry the entries of the ledger are asked.
 *
 * @param after its ledger number; null for all
 */
public record AfterEntryQuery(@Range(min = 0) @Nullable Long after) implements QueryParameters {
    /**
     * The ledger number, 0 for all. One beyond the last entry is refused, because whoever asks after it has seen entries that
     * this book does not hold.
     *
     * @param last the number of the last entry
     * @throws ProblemException 400 if it is beyond
     */
    public long number(long last) {
        if (after != null && after > last) {
            throw ProblemException.parameter("after", "parameter-number", Map.of("least", 0L, "most", last));
        }
        return after == null ? 0 : after;
    }
}
