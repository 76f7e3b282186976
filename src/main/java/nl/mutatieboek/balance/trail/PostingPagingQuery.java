package nl.mutatieboek.balance.trail;

import java.util.Objects;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Start of a page of postings.
 *
 * @param after position of the last posting of the previous page; null for the first page
 */
public record PostingPagingQuery(@Nullable PostingPosition after) implements ValidatedQuery {
    public PostingPosition place() {
        return Objects.requireNonNullElse(after, PostingPosition.START);
    }
}
