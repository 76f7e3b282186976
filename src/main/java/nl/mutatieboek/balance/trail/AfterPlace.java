package nl.mutatieboek.balance.trail;

import java.util.Objects;
import nl.mutatieboek.balance.RunningBalance.PostingPosition;
import nl.mutatieboek.platform.http.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of lines goes on.
 *
 * @param after the place of the last line before it; null for the first page
 */
public record AfterPlace(@Nullable PostingPosition after) implements QueryParameters {
    public PostingPosition place() {
        return Objects.requireNonNullElse(after, PostingPosition.START);
    }
}
