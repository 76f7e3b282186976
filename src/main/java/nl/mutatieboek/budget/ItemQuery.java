package nl.mutatieboek.budget;

import jakarta.validation.constraints.NotNull;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.platform.http.QueryParameters;

/**
 * Of which item what is registered is asked.
 *
 * @param item its path, or the code of the chapter
 */
public record ItemQuery(@NotNull ItemPath item) implements QueryParameters {}
